// A trace for looking at: the Trace Event Format of Chrome as JSON, which Perfetto
// (ui.perfetto.dev) and chrome://tracing open.
//
// - A process is a track ("thread"), by its id, under its name.
// - A wait is a slice of its track, named by its kind and place: "resource berths", "time". The
//   slices of a track follow each other without a gap, from its first event to its last: a
//   process does everything else in no time.
// - How a wait ended otherwise than well ("gives up", "interrupted", "preempted", "cancelled"), and
//   "ends", are instant events.
// - "waiting for resource berths" is a counter: processes that wait for it by themselves, those of
//   any_of and all_of left out. Places of one kind and name share it.
//
// `ts` and `dur` are whole microseconds of simulated time. Perfetto counts nanoseconds in 64 bits,
// which is room for 292 years. Names are written as the UTF-8 that they should be.
//
// Trace Event Format: docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
#pragma once

#include <map>
#include <string>

#include "sim/core/trace/words.hpp"
#include "sim/core/tracer.hpp"

namespace corridor::core {

class chrome_trace : public tracer {
public:
    /// Begins to trace. The JSON is complete after finish(), though both viewers also open one that
    /// was cut off. See tracer.
    chrome_trace(simulation& sim, trace_sink sink);

protected:
    void write(const trace_record& done) override;
    void end() override;

private:
    void count(const traced_wait& wait, int change, time_point time);

    trace_sink sink_;
    std::map<std::string, int> waiting_;  // processes by what they wait for
};

}  // namespace corridor::core
