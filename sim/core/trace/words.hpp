// The words that all writers of a trace use.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "sim/core/tracer.hpp"

namespace corridor::core {

/// Takes the pieces of a trace in order, each some whole lines. It decides where they go, and may
/// throw: the exception leaves through simulation::run().
using trace_sink = std::function<void(std::string_view)>;

std::string_view word_of(wait_kind kind);
std::string_view word_of(wait_end how);

/// Kind and place: "resource berths", "time", "process #7 ferry"; "start" when there is none yet.
std::string words_of(const traced_wait& wait);

/// "#7", or "#7 ferry" with a name.
std::string label_of(std::uint64_t process, std::string_view name);

}  // namespace corridor::core
