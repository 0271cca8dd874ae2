// A railway line while it runs: trains ask for the next section, and a dispatcher lets them go,
// one a section on single track, at headways on double track, never so that the line could lock
// (`line_state.hpp` has the rule). Waiting trains go in the order of when they asked, each later by
// its class's handicap: priority with ageing, so that none starves.
//
// Beside a section of two tracks there is room for every train, since trains of a heading follow
// each other there and meet nobody; so such sections part a line into stretches of single track.
//
// What keeps a train back ends:
//   - a possession: at its end;
//   - a better train close behind: when that one has come, and not beyond its own handicap;
//   - too many trains of its heading on the line: as those leave, which they can;
//   - being of a heading that is ahead with trains of its kind: when one of the other heading goes,
//     which is not kept back for that, and enters at the latest when the line is empty;
//   - other trains in the queue: those that ask later than its handicap are behind it;
//   - no safe move: as others leave, see `line_state.hpp`.
// So every train comes through once fewer come. Only while they keep coming may ordinary trains
// pass one that needs a long track, time and again; `line_use::longest_wait` tells.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "models/rail/line_params.hpp"
#include "models/rail/line_state.hpp"
#include "models/rail/line_use.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::models {

class line {
public:
    /// `set` must outlive the line. Starts a process of its own when there are possessions.
    line(core::simulation& sim, const line_params& set);

    /// A train on its way over the line, from before its first section to beyond its last.
    struct train {
        train(const train_params& of, heading_on_line way) : params(&of), heading(way) {}
        const train_params* params;
        heading_on_line heading;
        double slowness = 1;   ///< > 0, its running times over those of its class
        bool is_ours = false;  ///< counted apart, too

        // the line's
        bool is_waiting = false;     ///< for the section asked for
        bool is_on_line = false;     ///< has a number
        std::size_t section = 0;     ///< asked for, or given
        core::time_point asked{};    ///< for it
        core::duration takes{};      ///< its running time in it
        core::time_point entered{};  ///< it, once it was given
        core::time_point arrives{};  ///< at the end of it; `never` while it waits
        train* behind = nullptr;     ///< that came into the section next, its way
        line_state::train_number number = 0;
        std::uint64_t nth = 0;  ///< that came to the line, 1 first
        core::process_ref process;
        core::duration waited{};  ///< so far, before the line and on it
    };

    /// The life of a train over the whole line. `it` must outlive the process.
    core::process run(core::simulation& sim, train& it) { return over_all<train&>(sim, it); }
    /// The same of a train that nobody looks at: its process keeps it, so there is none to join.
    core::process run_alone(core::simulation& sim, const train& it) {
        return over_all<train>(sim, it);
    }

    const line_state& state() const { return state_; }
    std::size_t waiting() const { return waiting_; }  ///< trains that have asked, on or before it

    /// Counts from now on, and forgets what was counted before; a line counts from its beginning.
    void begin_counting();
    /// What was counted until now. The line goes on counting.
    line_use counted() const;
    /// Notes each piece of a train's string line as the train leaves its section, in that order,
    /// into `rows`, which must outlive the line or the next call; nullptr: none any more.
    void trace(std::vector<string_line_row>* rows) { rows_ = rows; }

private:
    struct one_way {
        std::vector<train*> queue;     // in the order of going
        std::array<int, 2> waiting{};  // of the queue, by kind: ordinary, longer than the loops
        train* last_inside = nullptr;
        core::time_point next_entry{};  // double track: a headway after the last train
        core::time_point last_arrival{};
        bool wakes_at_headway = false;
    };
    /// What every train that passes looks at comes first: one line of the cache.
    struct alignas(64) section {
        section_params params;
        std::array<train*, 2> first_inside{};  // by heading; nobody overtakes there
        int waiting = 0;                       // trains in both queues
        bool is_dirty = false;
        std::array<one_way, 2> ways{};  // by heading

        /// One track, and a train is in it.
        bool is_taken() const {
            return params.tracks == 1 && (first_inside[0] != nullptr || first_inside[1] != nullptr);
        }
        bool is_open(heading_on_line heading, core::time_point now) const {
            return params.tracks == 1 ? !is_taken()
                                      : ways[static_cast<std::size_t>(heading)].next_entry <= now;
        }
    };

    one_way& way_of(const train& it) {
        return sections_[it.section].ways[static_cast<std::size_t>(it.heading)];
    }
    bool is_first(const train& it) const;
    bool is_last(const train& it) const;
    std::size_t last_section(heading_on_line heading) const;
    template <class Train>
    core::process over_all(core::simulation& sim, Train it);
    void enter(train& it);
    void leave(train& it);
    void ask(train& it);
    void join_queue(train& it);
    void leave_queue(train& it);
    void give(train& it);
    void arrive(train& it);
    void count_given(const train& it);
    void count_arrived(const train& it);
    void hold(section_use& use, const train& by, core::time_point until) const;
    void touch(std::size_t number);
    void touch_refused();
    void settle();
    bool let_one_go(std::size_t number);
    train* first_that_may_go(const one_way& way);
    bool may_go(train& it);
    bool is_crowded(const train& it) const;
    bool others_like_it_wait(const train& it) const;
    bool is_kept_by_possession(const train& it) const;
    bool is_kept_for_better(const train& it) const;
    bool can_be_overtaken(const train& it) const;
    core::process after_headway(core::simulation& sim, std::size_t number, heading_on_line heading);
    core::process possessions(core::simulation& sim);

    // fixed after construction
    core::simulation& sim_;
    const line_params& set_;
    std::size_t single_track_ = 0;  // sections
    std::size_t follow_ = 0;  // trains that fit behind others on sections of two tracks, a heading

    // changed by trains
    line_state state_;
    std::vector<section> sections_;
    std::vector<std::size_t> dirty_;        // sections to look at again
    std::vector<std::size_t> refused_;      // where the line, not the section, kept a train back
    std::array<std::size_t, 2> on_line_{};  // trains, by heading
    std::array<std::int64_t, 2> up_is_ahead_by_{};  // trains entered while some waited at both ends
    std::size_t waiting_ = 0;
    std::uint64_t came_ = 0;  // trains

    // counted since began_; sections that are held, and trains that wait, still to be added
    core::time_point began_{};
    line_use use_;
    std::vector<string_line_row>* rows_ = nullptr;  // null: not traced
};

}  // namespace corridor::models
