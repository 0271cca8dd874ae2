#include "sim/core/trace/text.hpp"

#include <utility>

#include <fmt/format.h>

namespace corridor::core {
namespace {

constexpr std::string_view columns = "{:>16} {:>6} {:>9}  {:<32} {:<14} {:>16} {:<32} {}\n";

std::string text_of(duration span) {
    const auto ms = span.count();
    return fmt::format("{}d {:02}:{:02}:{:02}.{:03}", ms / 86'400'000, ms / 3'600'000 % 24,
                       ms / 60'000 % 60, ms / 1'000 % 60, ms % 1'000);
}

std::string last_column(const trace_record& done) {
    if (done.how == wait_end::cancelled)
        return done.by == 0 ? "ends by the host" : fmt::format("ends by #{}", done.by);
    if (done.then == event_end::ended)
        return "ends";
    if (done.then == event_end::waits)
        return words_of(done.next);
    return done.how == wait_end::unfinished ? "-" : "breaks off";
}

}  // namespace

text_trace::text_trace(simulation& sim, trace_sink sink) : tracer(sim), sink_(std::move(sink)) {
    sink_(
        fmt::format(columns, "time", "prio", "sequence", "process", "woke", "after", "of", "then"));
}

void text_trace::write(const trace_record& done) {
    const bool is_event = done.sequence != 0;
    std::string how(word_of(done.how));
    if (done.how == wait_end::interrupted && done.reason != 0)
        how += fmt::format(" {}", done.reason);
    sink_(fmt::format(columns, text_of(done.time.time_since_epoch()),
                      is_event ? fmt::to_string(done.priority) : "-",
                      is_event ? fmt::to_string(done.sequence) : "-",
                      label_of(done.process, done.name), how, text_of(done.time - done.since),
                      words_of(done.over), last_column(done)));
}

}  // namespace corridor::core
