// A program of processes as plain data: what each of them does, one instruction after another, at
// which places. Who runs one gives its record; two who understand the core's headers alike give
// the same record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace corridor::oracles {

/// What a process does. The names are the core's; `whom` is the script whose latest process is
/// meant, which may have ended or never have been started.
enum class op : std::uint8_t {
    delay,            ///< `ms` at `priority`
    until,            ///< the instant `ms` at `priority`; the present one when that has passed
    acquire,          ///< `units` of resource `place` at `priority`, by `preempts` and `ahead`
    try_acquire_for,  ///< the same with the patience `ms`
    try_acquire_now,
    acquire_all,  ///< `units` of resource `place` and `others` of the next, the first after the
                  ///< last
    try_acquire_all_for,
    release,       ///< the latest hold that the process has
    hand_to,       ///< of the latest hold, to `whom`
    set_capacity,  ///< of resource `place` to `units`, which may be 0; by `preempts`
    put,           ///< the number `units` into store `place` at `priority`
    put_for,       ///< the same with the patience `ms`
    get,           ///< from store `place` at `priority`
    get_for,
    get_if,  ///< a number of at least `units`
    get_if_for,
    level_put,  ///< the amount `units` into level `place` at `priority`
    level_put_for,
    level_get,
    level_get_for,
    wait,  ///< signal `place`
    wait_for,
    notify_one,
    notify_all,
    set,         ///< number `place` of the world to `units`, and tells condition `place`
    until_true,  ///< condition `place`: that number `place` is at least `units`; at `priority`
    until_true_for,
    join,  ///< `whom`; skipped by `whom` itself
    join_for,
    any_of,      ///< `things`; skipped by a process that is among them, as is the next
    all_of,      ///< `things`
    interrupt,   ///< `whom`, for the reason `units`
    cancel,      ///< `whom`; skipped by `whom` itself
    reschedule,  ///< `whom`, to the instant `ms`, or to the present one when that has passed
    start,       ///< script `whom` at `priority`
    start_at,    ///< the same at the instant `ms`, likewise
};

/// Whether a process may have to wait; the host does only what does not.
constexpr bool waits(op what) {
    switch (what) {
        case op::try_acquire_now:
        case op::release:
        case op::hand_to:
        case op::set_capacity:
        case op::notify_one:
        case op::notify_all:
        case op::set:
        case op::interrupt:
        case op::cancel:
        case op::reschedule:
        case op::start:
        case op::start_at:
            return false;
        default:
            return true;
    }
}

/// What any_of or all_of wait for.
struct thing {
    enum class kind : std::uint8_t { process, signal, time };
    kind what = kind::process;
    int which = 0;  ///< script, signal or milliseconds

    bool operator==(const thing&) const = default;
};

struct instruction {
    op what = op::delay;
    int place = 0;
    int whom = 0;
    int units = 1;
    int others = 1;
    int priority = 0;
    int ms = 0;
    bool preempts = false;
    bool ahead = false;
    std::vector<thing> things;

    bool operator==(const instruction&) const = default;
};

/// What a process does from its beginning to its end, `turns` times over.
struct script {
    bool begins = false;  ///< started before the run; the others by somebody's op::start
    int priority = 0;     ///< of its first event, when it begins
    int turns = 1;
    std::vector<instruction> body;

    bool operator==(const script&) const = default;
};

/// The run is cut off after the instant `ms`, and the host does something that does not wait.
struct cut {
    int ms = 0;
    std::vector<instruction> host;

    bool operator==(const cut&) const = default;
};

/// No more processes are started than this; who would start one more skips that.
constexpr std::size_t most_processes = 40;

struct store_size {
    int room = 1;
    bool is_sorted = false;  ///< the least number first; else in the order of coming

    bool operator==(const store_size&) const = default;
};

struct level_size {
    int capacity = 1;
    int initial = 0;

    bool operator==(const level_size&) const = default;
};

struct program {
    std::vector<int> resources;  ///< units of each
    std::vector<store_size> stores;
    std::vector<level_size> levels;
    int conditions = 0;  ///< each with its number, 0 at first
    int signals = 0;
    std::vector<script> scripts;
    std::vector<cut> cuts;  ///< their instants never fall
    bool runs_out =
        true;  ///< after the last cut it runs until nothing is left; else it is destroyed

    bool operator==(const program&) const = default;
};

/// Whether it can be run: all that it names is there, nobody asks for more than there is, a script
/// starts only later ones.
bool is_sound(const program& told);

/// Whether the instruction means a script by `whom`.
constexpr bool names_script(op what) {
    return what == op::join || what == op::join_for || what == op::interrupt ||
           what == op::cancel || what == op::reschedule || what == op::start ||
           what == op::start_at || what == op::hand_to;
}

/// What became of an instruction, or of a process, or of a piece of the run.
enum class outcome : std::uint8_t {
    done,         ///< what never waits; detail: how many it concerned
    elapsed,      ///< what was waited for has come
    interrupted,  ///< detail: the reason
    preempted,
    granted,  ///< detail: units in use
    nothing,  ///< no patience left, or interrupted
    got,      ///< detail: the thing
    chosen,   ///< detail: position
    none_of_them,
    skipped,
    began,
    ended,    ///< detail: processes left
    reached,  ///< of a run; detail: processes left
    idle,
    place,  ///< at a cut; step: its number among all; detail: of capacity, what is inside, promised
    queue,  ///< of that place; detail: who stands there, as of the next four
    jointly,
    putters,
    turns,
    holders,
    waits,  ///< at a cut, a process; detail: of since when, until when, who could end it
    unbegun,
    has_its_turn,
};

struct result {
    outcome how = outcome::done;
    std::int64_t detail = 0;
};

/// One line of a record. Of the host: process 0.
struct line {
    std::int64_t ms = 0;
    std::uint64_t process = 0;  ///< its id
    int step = 0;               ///< of its script; -1 outside
    op what = op::delay;        ///< of an instruction, or for what it waits
    outcome how = outcome::done;
    std::int64_t detail = 0;

    bool operator==(const line&) const = default;
};

/// One event as it was executed.
struct executed {
    std::int64_t ms = 0;
    std::int64_t priority = 0;
    std::uint64_t sequence = 0;
    std::uint64_t process = 0;  ///< the id of who went on

    bool operator==(const executed&) const = default;
};

/// What happened, in its order.
struct record {
    std::vector<line> lines;
    std::vector<executed> events;  ///< empty where the core keeps its events itself
    std::vector<outcome> wakings;  ///< how the wait before each event ended; empty if not traced
    std::uint64_t event_count = 0;
    std::uint64_t event_hash = 0;  ///< of the core; 0 of who does not know it
};

/// Of several numbers in their order.
inline std::int64_t digest(const std::vector<std::int64_t>& numbers) {
    std::int64_t made = 0;
    for (const std::int64_t one : numbers)
        made = made * 31 % 1'000'003 + one;
    return made;
}

/// The program for a reader: unused places and empty scripts are left out.
std::string to_text(const program& shown);
std::string to_text(const line& shown);
const char* name_of(op what);
const char* name_of(outcome how);

}  // namespace corridor::oracles
