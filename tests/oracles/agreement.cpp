#include "tests/oracles/agreement.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "tests/oracles/core_run/run.hpp"
#include "tests/oracles/shrink.hpp"

namespace corridor::oracles {
namespace {

void count(const record& told, coverage& covered) {
    for (const line& one : told.lines)
        ++covered[{one.what, one.how}];
}

std::string line_of(const record& told, std::size_t n) {
    return n < told.lines.size() ? to_text(told.lines[n]) : "nothing";
}

std::string event_of(const record& told, std::size_t n) {
    if (n >= told.events.size())
        return "none";
    const executed& e = told.events[n];
    return fmt::format("{} ms, priority {}, sequence {}, process {} {}", e.ms, e.priority,
                       e.sequence, e.process,
                       n < told.wakings.size() ? name_of(told.wakings[n]) : "");
}

template <class List>
std::size_t first_difference(const List& a, const List& b) {
    const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(in_a - a.begin());
}

}  // namespace

bool agree(const program& told, mistake made, coverage* covered) {
    const record expected = interpret(told, made);
    const record listed = run_on_listed(told);
    const record tuned = run_on_core(told);
    const record traced = run_traced(told);
    if (covered != nullptr)
        count(expected, *covered);
    return listed.lines == expected.lines && listed.events == expected.events &&
           tuned.lines == expected.lines && tuned.event_count == expected.event_count &&
           tuned.event_hash == listed.event_hash && traced.lines == expected.lines &&
           traced.events == expected.events && traced.wakings == expected.wakings &&
           traced.event_hash == listed.event_hash;
}

std::string explain(std::uint64_t seed, const program& told, mistake made) {
    const program smallest = shrink(told, [&](const program& p) { return !agree(p, made); });
    const record expected = interpret(smallest, made);
    const record listed = run_on_listed(smallest);
    const record tuned = run_on_core(smallest);
    const std::size_t line = std::min(first_difference(expected.lines, tuned.lines),
                                      first_difference(expected.lines, listed.lines));
    const record traced = run_traced(smallest);
    const std::size_t event = std::min({first_difference(expected.events, listed.events),
                                        first_difference(expected.events, traced.events),
                                        first_difference(expected.wakings, traced.wakings)});
    std::string text = fmt::format("seed {}\n{}line {}\n", seed, to_text(smallest), line);
    text += fmt::format("  interpreter: {}\n  tuned core: {}\n  listed: {}\n  traced: {}\n",
                        line_of(expected, line), line_of(tuned, line), line_of(listed, line),
                        line_of(traced, line));
    text +=
        fmt::format("event {}\n  interpreter: {}\n  listed: {}\n  traced: {}\n", event,
                    event_of(expected, event), event_of(listed, event), event_of(traced, event));
    return text + fmt::format("hash, tuned, listed, traced: {:x}, {:x}, {:x}\n", tuned.event_hash,
                              listed.event_hash, traced.event_hash);
}

}  // namespace corridor::oracles
