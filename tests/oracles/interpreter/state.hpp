// What the interpreter knows while a program runs, and what it does with it. One process is one
// `being`, named by its number, which is its id less one.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "tests/oracles/interpreter/interpreter.hpp"
#include "tests/oracles/program.hpp"

namespace corridor::oracles {

enum class state : std::uint8_t { waiting, granted, running, ended };

// One stand in one queue: of a wait for one thing, or for the thing `position` of several.
struct stand {
    int who = 0;
    int position = -1;
    int units = 0;  // that a resource is asked for, or the thing that is put
    int priority = 0;
};

struct place {
    int size = 0;                // units or room
    std::vector<stand> queue;    // for units, a thing or a notification
    std::vector<stand> putters;  // for room
    std::vector<stand> turns;    // whose turn has come but who have not run yet
    std::vector<int> things;     // the oldest first
};

struct holding {
    int who = 0;
    int place = 0;
    int units = 0;
};

struct being {
    int which = 0;  // script
    int turn = 0;
    std::size_t step = 0;
    state how = state::waiting;
    bool has_begun = false;
    bool can_say = false;  // its wait can tell an interruption
    bool is_interrupted = false;
    bool has_kept = false;  // an interruption that could not be told
    int reason = 0;
    int wanted = 0;  // things that must still come
    int chosen = 0;  // the thing that came last
    std::vector<stand> joiners;
};

struct happening {
    executed when;
    int who = 0;
};

class interpreter {
public:
    interpreter(const program& told, mistake made);

    record run();

private:
    static std::size_t index(int which) { return static_cast<std::size_t>(which); }
    being& of(int who) { return beings_[index(who)]; }
    place& resource(int which) { return resources_[index(which)]; }
    place& store(int which) { return stores_[index(which)]; }
    place& signal(int which) { return signals_[index(which)]; }
    int latest(int script) { return latest_[index(script)]; }
    bool has_ended(int who) { return who < 0 || of(who).how == state::ended; }
    std::int64_t alive() {
        return std::count_if(beings_.begin(), beings_.end(),
                             [](const being& b) { return b.how != state::ended; });
    }
    void log(int who, int step, op what, result became) {
        kept_.lines.push_back(
            {now_, static_cast<std::uint64_t>(who + 1), step, what, became.how, became.detail});
    }
    const instruction& step_of(int who) {
        return told_.scripts[index(of(who).which)].body[of(who).step];
    }

    // events
    void schedule(int who, std::int64_t ms, int priority);
    void drop_event(int who);
    void go_on(int who);
    bool run_until(std::int64_t end);

    // queues
    void enqueue(std::vector<stand>& queue, stand added);
    void leave(int who);
    void fire(std::vector<stand>& queue);
    int in_use(const place& here) const;
    bool can_take(const place& here, const instruction& i) const;
    void settle_resource(place& here);
    void settle_store(place& here);
    int take_thing(place& here, std::size_t position);
    bool use_turn(place& here, int who);

    // processes
    void start(int script, int priority);
    void end(int who, bool is_cancelled);
    void let_go(int who);
    bool let_go_latest(int who);
    void interrupt(int who, int reason);
    void cancel(int who);
    bool takes_kept(being& b);

    // instructions
    void resume(int who);
    void conclude(int who, result became);
    result act(int who, const instruction& i);
    std::optional<result> begin(int who, const instruction& i);
    std::optional<result> begin_at_resource(int who, const instruction& i);
    std::optional<result> begin_at_store(int who, const instruction& i);
    std::optional<result> begin_several(int who, const instruction& i);
    result finish(int who, const instruction& i);
    static result finish_several(const instruction& i, const being& b, bool was_called);
    result take_units(int who, const instruction& i);
    bool concerns_itself(int who, const instruction& i);
    void wait(int who, bool can_say);

    void log_end(bool is_idle);
    void log_wait(int who);
    int joined_by(int who);

    const program& told_;
    mistake made_;
    std::int64_t now_ = 0;
    std::uint64_t sequence_ = 0;
    std::vector<happening> pending_;
    std::vector<place> resources_;
    std::vector<place> stores_;
    std::vector<place> signals_;
    std::vector<holding> holdings_;  // in the order in which they were taken
    std::vector<being> beings_;      // by id - 1
    std::vector<int> latest_;        // by script
    record kept_;
};

}  // namespace corridor::oracles
