#include "tests/oracles/program.hpp"

#include <array>
#include <string_view>

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

std::string patience(const instruction& i) {
    const std::string_view name = name_of(i.what);
    return name.ends_with("_for") ? fmt::format(", patience {} ms", i.ms) : std::string();
}

std::string claim(const instruction& i) {
    return fmt::format("{} of resource {}, priority {}{}{}", i.units, i.place, i.priority,
                       i.preempts ? ", preempts" : "", i.ahead ? ", ahead" : "");
}

std::string at_place(const char* kind, const instruction& i) {
    return fmt::format("{}, {} {}, priority {}", i.units, kind, i.place, i.priority);
}

std::string arguments(const instruction& i) {
    switch (i.what) {
        case op::delay:
        case op::until:
            return fmt::format("{} ms, priority {}", i.ms, i.priority);
        case op::acquire:
        case op::try_acquire_for:
        case op::try_acquire_now:
            return claim(i);
        case op::acquire_all:
        case op::try_acquire_all_for:
            return claim(i) + fmt::format(", and {} of the next", i.others);
        case op::set_capacity:
            return fmt::format("of resource {} to {}{}", i.place, i.units,
                               i.preempts ? ", preempts" : "");
        case op::put:
        case op::put_for:
        case op::get:
        case op::get_for:
        case op::get_if:
        case op::get_if_for:
            return at_place("store", i);
        case op::level_put:
        case op::level_put_for:
        case op::level_get:
        case op::level_get_for:
            return at_place("level", i);
        case op::set:
            return fmt::format("number {} to {}", i.place, i.units);
        case op::until_true:
        case op::until_true_for:
            return at_place("condition", i);
        case op::wait:
        case op::wait_for:
        case op::notify_one:
        case op::notify_all:
            return fmt::format("signal {}", i.place);
        case op::any_of:
        case op::all_of:
            return listed(i.things);
        case op::interrupt:
            return fmt::format("p{}, reason {}", i.whom, i.units);
        case op::start:
            return fmt::format("p{}, priority {}", i.whom, i.priority);
        case op::reschedule:
            return fmt::format("p{} to {} ms", i.whom, i.ms);
        case op::start_at:
            return fmt::format("p{}, priority {}, {} ms", i.whom, i.priority, i.ms);
        case op::join:
        case op::join_for:
        case op::cancel:
        case op::hand_to:
            return fmt::format("p{}", i.whom);
        case op::release:
            break;
    }
    return "the latest hold";
}

std::string to_text(const instruction& shown) {
    return fmt::format("    {} {}{}\n", name_of(shown.what), arguments(shown), patience(shown));
}

std::string places_of(const program& shown) {
    std::string text;
    for (std::size_t i = 0; i < shown.resources.size(); ++i)
        text += fmt::format("resource {}: units {}\n", i, shown.resources[i]);
    for (std::size_t i = 0; i < shown.stores.size(); ++i)
        text += fmt::format("store {}: room {}{}\n", i, shown.stores[i].room,
                            shown.stores[i].is_sorted ? ", sorted" : "");
    for (std::size_t i = 0; i < shown.levels.size(); ++i)
        text += fmt::format("level {}: capacity {}, initial {}\n", i, shown.levels[i].capacity,
                            shown.levels[i].initial);
    return text;
}

}  // namespace

const char* name_of(op what) {
    static constexpr std::array names{"delay",
                                      "until",
                                      "acquire",
                                      "try_acquire_for",
                                      "try_acquire_now",
                                      "acquire_all",
                                      "try_acquire_all_for",
                                      "release",
                                      "hand_to",
                                      "set_capacity",
                                      "put",
                                      "put_for",
                                      "get",
                                      "get_for",
                                      "get_if",
                                      "get_if_for",
                                      "level_put",
                                      "level_put_for",
                                      "level_get",
                                      "level_get_for",
                                      "wait",
                                      "wait_for",
                                      "notify_one",
                                      "notify_all",
                                      "set",
                                      "until_true",
                                      "until_true_for",
                                      "join",
                                      "join_for",
                                      "any_of",
                                      "all_of",
                                      "interrupt",
                                      "cancel",
                                      "reschedule",
                                      "start",
                                      "start_at"};
    return names[static_cast<std::size_t>(what)];
}

const char* name_of(outcome how) {
    static constexpr std::array names{
        "done",    "elapsed", "interrupted",  "preempted", "granted",     "nothing",
        "got",     "chosen",  "none of them", "skipped",   "began",       "ended",
        "reached", "idle",    "place",        "queue",     "jointly",     "putters",
        "turns",   "holders", "waits",        "unbegun",   "has its turn"};
    return names[static_cast<std::size_t>(how)];
}

std::string to_text(const line& shown) {
    return fmt::format("{} ms, process {}, step {} {}: {} ({})", shown.ms, shown.process,
                       shown.step, name_of(shown.what), name_of(shown.how), shown.detail);
}

std::string to_text(const program& shown) {
    std::string text = places_of(shown);
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
