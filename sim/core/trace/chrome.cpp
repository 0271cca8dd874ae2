#include "sim/core/trace/chrome.hpp"

#include <utility>

#include <fmt/format.h>

namespace corridor::core {
namespace {

// As text: a product would leave 64 bits long before the milliseconds do.
std::string microseconds(duration span) {
    return span == duration::zero() ? "0" : fmt::format("{}000", span.count());
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\')
            out += '\\';
        if (code < 0x20)
            out += fmt::format("\\u{:04x}", code);
        else
            out += letter;
    }
    return out + '"';
}

bool is_place(wait_kind kind) {
    return kind != wait_kind::none && kind != wait_kind::time && kind != wait_kind::process &&
           kind != wait_kind::several;
}

bool is_worth_a_mark(wait_end how) {
    return how == wait_end::impatient || how == wait_end::interrupted ||
           how == wait_end::preempted || how == wait_end::cancelled;
}

std::string track_name(const trace_record& done) {
    return fmt::format(R"({{"ph":"M","name":"thread_name","pid":1,"tid":{},"args":{{"name":{}}}}},)"
                       "\n",
                       done.process, quoted(done.name.empty() ? "process" : done.name));
}

std::string slice(const trace_record& done) {
    return fmt::format(R"({{"ph":"X","name":{},"cat":"{}","pid":1,"tid":{},"ts":{},"dur":{},)"
                       R"("args":{{"woke":"{}","priority":{},"sequence":{}}}}},)"
                       "\n",
                       quoted(words_of(done.over)), word_of(done.over.kind), done.process,
                       microseconds(done.since.time_since_epoch()),
                       microseconds(done.time - done.since), word_of(done.how), done.priority,
                       done.sequence);
}

std::string mark(const trace_record& done, std::string_view what) {
    std::string why;
    if (what == word_of(wait_end::interrupted))
        why = fmt::format(R"("reason":{})", done.reason);
    else if (what == word_of(wait_end::cancelled))
        why = fmt::format(R"("by":{})", done.by);
    return fmt::format(R"({{"ph":"i","name":"{}","s":"t","pid":1,"tid":{},"ts":{},"args":{{{}}}}},)"
                       "\n",
                       what, done.process, microseconds(done.time.time_since_epoch()), why);
}

}  // namespace

chrome_trace::chrome_trace(simulation& sim, trace_sink sink) : tracer(sim), sink_(std::move(sink)) {
    sink_("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n");
}

void chrome_trace::write(const trace_record& done) {
    if (done.is_first)
        sink_(track_name(done));
    if (done.over.kind != wait_kind::none)
        sink_(slice(done));
    if (is_worth_a_mark(done.how))
        sink_(mark(done, word_of(done.how)));
    if (done.then == event_end::ended && done.how != wait_end::cancelled)
        sink_(mark(done, "ends"));
    if (done.how == wait_end::unfinished)
        return;
    if (!done.is_first)  // what began before the trace was never counted
        count(done.over, -1, done.time);
    if (done.then == event_end::waits)
        count(done.next, 1, done.time);
}

// The array must not end with a comma: the name of the whole comes last.
void chrome_trace::end() {
    sink_(R"({"ph":"M","name":"process_name","pid":1,"args":{"name":"simulation"}})"
          "\n]}\n");
}

void chrome_trace::count(const traced_wait& wait, int change, time_point time) {
    if (!is_place(wait.kind))
        return;
    const std::string what = words_of(wait);
    const int now = waiting_[what] += change;
    sink_(fmt::format(R"({{"ph":"C","name":{},"pid":1,"ts":{},"args":{{"processes":{}}}}},)"
                      "\n",
                      quoted("waiting for " + what), microseconds(time.time_since_epoch()), now));
}

}  // namespace corridor::core
