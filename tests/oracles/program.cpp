#include "tests/oracles/program.hpp"

#include <array>

#include <fmt/format.h>

namespace corridor::oracles {
namespace {

std::string to_text(const thing& shown) {
    switch (shown.what) {
        case thing::kind::process:
            return fmt::format("p{}", shown.which);
        case thing::kind::signal:
            return fmt::format("signal {}", shown.which);
        case thing::kind::time:
            return fmt::format("{} ms", shown.which);
    }
    return {};
}

std::string listed(const std::vector<thing>& things) {
    std::string text;
    for (const thing& one : things)
        text += (text.empty() ? "" : ", ") + to_text(one);
    return text;
}

std::string arguments(const instruction& i) {
    switch (i.what) {
        case op::delay:
        case op::until:
            return fmt::format("{} ms, priority {}", i.ms, i.priority);
        case op::acquire:
        case op::try_acquire_now:
            return fmt::format("{} of resource {}, priority {}", i.units, i.place, i.priority);
        case op::try_acquire_for:
            return fmt::format("{} of resource {}, priority {}, patience {} ms", i.units, i.place,
                               i.priority, i.ms);
        case op::put:
            return fmt::format("{} into store {}", i.units, i.place);
        case op::get:
            return fmt::format("from store {}", i.place);
        case op::wait:
        case op::notify_one:
        case op::notify_all:
            return fmt::format("signal {}", i.place);
        case op::wait_for:
            return fmt::format("signal {}, patience {} ms", i.place, i.ms);
        case op::any_of:
        case op::all_of:
            return listed(i.things);
        case op::interrupt:
            return fmt::format("p{}, reason {}", i.whom, i.units);
        case op::start:
            return fmt::format("p{}, priority {}", i.whom, i.priority);
        case op::join:
        case op::cancel:
            return fmt::format("p{}", i.whom);
        case op::release:
            break;
    }
    return "the latest hold";
}

std::string to_text(const instruction& shown) {
    return fmt::format("    {} {}\n", name_of(shown.what), arguments(shown));
}

std::string places(const char* kind, const char* of, const std::vector<int>& sizes) {
    std::string text;
    for (std::size_t i = 0; i < sizes.size(); ++i)
        text += fmt::format("{} {}: {} {}\n", kind, i, of, sizes[i]);
    return text;
}

}  // namespace

const char* name_of(op what) {
    static constexpr std::array names{
        "delay", "until",  "acquire", "try_acquire_for", "try_acquire_now", "release",
        "put",   "get",    "wait",    "wait_for",        "notify_one",      "notify_all",
        "join",  "any_of", "all_of",  "interrupt",       "cancel",          "start"};
    return names[static_cast<std::size_t>(what)];
}

const char* name_of(outcome how) {
    static constexpr std::array names{"done",  "elapsed", "interrupted",  "granted", "nothing",
                                      "got",   "chosen",  "none of them", "skipped", "began",
                                      "ended", "reached", "idle",         "waits",   "place"};
    return names[static_cast<std::size_t>(how)];
}

std::string to_text(const line& shown) {
    return fmt::format("{} ms, process {}, step {} {}: {} ({})", shown.ms, shown.process,
                       shown.step, name_of(shown.what), name_of(shown.how), shown.detail);
}

std::string to_text(const program& shown) {
    std::string text = places("resource", "units", shown.resources);
    text += places("store", "room", shown.stores);
    for (std::size_t i = 0; i < shown.scripts.size(); ++i) {
        const script& one = shown.scripts[i];
        if (one.body.empty() && !one.begins)
            continue;
        text += fmt::format("p{}", i);
        if (one.begins)
            text += fmt::format(", begins at priority {}", one.priority);
        if (one.turns > 1)
            text += fmt::format(", {} times", one.turns);
        text += ":\n";
        for (const instruction& each : one.body)
            text += to_text(each);
    }
    for (const cut& one : shown.cuts) {
        text += fmt::format("run until {} ms\n", one.ms);
        for (const instruction& each : one.host)
            text += to_text(each);
    }
    return text + (shown.runs_out ? "run until nothing is left\n" : "destroy\n");
}

}  // namespace corridor::oracles
