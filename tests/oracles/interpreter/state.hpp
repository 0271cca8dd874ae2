// What the interpreter knows while a program runs, and what it does with it. One process is one
// `being`, named by its number, which is its id less one; the host is number -1.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "tests/oracles/interpreter/interpreter.hpp"
#include "tests/oracles/program.hpp"

namespace corridor::oracles {

enum class state : std::uint8_t { unbegun, waiting, granted, running, ended };
enum class woken : std::uint8_t { by_what_it_waited_for, by_interruption, by_preemption };

struct stored {
    int number = 0;
    int came = 0;  // the how-manyeth thing of this store it is
};

// One stand in one queue: of a wait for one thing, or for the thing `position` of several.
struct stand {
    int who = 0;
    int position = -1;
    instruction asked{};         // of a wait for one thing
    std::int64_t patience = -1;  // until when; -1 for ever
    stored given{};              // by a store, when its turn has come
};

struct place {
    int size = 0;                // units, room or capacity
    int amount = 0;              // of a level, not promised; the number of a condition
    int came = 0;                // things that a store ever had, predicates that were looked at
    bool is_sorted = false;      // of a store
    std::vector<stand> queue;    // for units, things, an amount, a notification, a number
    std::vector<stand> jointly;  // for units here and elsewhere
    std::vector<stand> putters;  // for room
    std::vector<stand> turns;    // whose turn has come but who have not run yet
    std::vector<stored> things;  // in order, not promised
};

// By a preemption or a smaller capacity.
struct losers {
    std::vector<int> holders;  // of holds
    std::vector<int> jointly;  // their turn, here and elsewhere
};

struct holding {
    int who = 0;     // in whose hand
    int holder = 0;  // who is told
    int place = 0;
    int units = 0;
    int priority = 0;
    bool is_lost = false;
};

struct being {
    int which = 0;  // script
    int turn = 0;
    std::size_t step = 0;
    state how = state::unbegun;
    woken by = woken::by_what_it_waited_for;
    bool can_say = false;  // its wait can tell an interruption
    bool has_kept_interruption = false;
    bool has_kept_preemption = false;
    int reason = 0;
    std::int64_t since = 0;  // when its wait began
    bool is_loser = false;   // of a joint turn, in somebody's list
    int wanted = 0;          // things that must still come
    int chosen = 0;          // the thing that came last
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
    place& level(int which) { return levels_[index(which)]; }
    place& condition(int which) { return conditions_[index(which)]; }
    place& signal(int which) { return signals_[index(which)]; }
    int latest(int script) { return latest_[index(script)]; }
    bool has_ended(int who) { return who < 0 || of(who).how == state::ended; }
    std::int64_t alive();
    const instruction& step_of(int who);
    void log(int who, int step, op what, result became);

    // events.cpp
    void schedule(int who, std::int64_t ms, int priority);
    void drop_event(int who);
    void go_on(int who);
    outcome waking_of(int who);
    bool run_until(std::int64_t end);

    // queues.cpp
    void enqueue(std::vector<stand>& queue, const stand& added, bool ahead = false);
    void leave(int who);
    void fire(std::vector<stand>& queue);
    static std::optional<stand> take_out(std::vector<stand>& queue, int who);
    void change_number(place& here, int number);

    // resources.cpp
    int in_use(const place& here) const;
    bool stands_first(const place& here, const instruction& i) const;
    bool can_take(int who, const instruction& i, losers& lost);
    std::optional<result> take_now(int who, const instruction& i);
    result hold(int who, const instruction& i);
    void settle_resource(place& here);
    void set_capacity(place& here, const instruction& i);
    bool make_room(place& here, int units, int above, int own, losers& lost);
    bool may_lose(const place& here, const holding& h, int above, int own) const;
    int losable(const place& here, int above, int own) const;
    bool take_from_worst(place& here, int above, int own, losers& lost);
    void lose_turn(place& here, std::size_t turn, losers& lost);
    void tell(const losers& lost, const place& here);
    std::vector<int> places_of(const instruction& i) const;
    int units_at(const place& here, const instruction& i) const;
    bool has_units(const instruction& i) const;
    bool give_joint_turn(place& here);
    result hold_all(int who, const instruction& i);
    void leave_jointly(int who);
    bool reschedule(int who, std::int64_t ms);
    int let_go_latest(int who);
    int hand_latest_to(int who, int whom);

    // stocks.cpp
    static bool has_room(const place& here);
    static bool fits(const stand& getter, const stored& thing);
    void bring(place& here, int number);
    bool offer(place& here, const stored& thing);
    void put_in_order(place& here, const stored& thing);
    std::optional<stored> take_thing(place& here, const stand& getter);
    void use_room(place& here);
    void give_back(place& here, const stored& thing);
    static int promised(const place& here);
    bool change_level_now(const instruction& i);
    void settle_level(place& here);
    void settle_getters(place& here);

    // processes.cpp
    void start(int script, std::int64_t ms, int priority);
    void end(int who, bool is_cancelled);
    void let_go(int who);
    void interrupt(int who, int reason);
    void preempted(int who);
    void end_wait(int who, woken by);
    void cancel(int who);
    void resume(int who);
    void conclude(int who, result became);
    bool concerns_itself(int who, const instruction& i);
    result act(int who, const instruction& i);

    // waits.cpp
    bool takes_kept(being& b);
    void wait(int who, bool can_say);
    result told_of(const being& b, op what) const;
    std::optional<result> begin(int who, const instruction& i);
    std::optional<result> comes_at_once(int who, const instruction& i);
    std::optional<result> several_at_once(const instruction& i);
    void stand_in_queue(int who, const instruction& i);
    void stand_for_several(int who, const instruction& i);
    result finish(int who, const instruction& i);
    result finish_several(const instruction& i, const being& b, bool was_called);

    // look.cpp
    void look_around();
    void look_at(const place& here, int number, std::vector<std::int64_t> sizes);
    void look_at(int who);
    std::vector<std::int64_t> holders_before(const instruction& i);
    std::vector<std::int64_t> enders(int who, op& what);
    std::vector<std::int64_t> of_processes(int who, const instruction& i, op& what);

    const program& told_;
    mistake made_;
    std::int64_t now_ = 0;
    std::uint64_t sequence_ = 0;
    std::vector<happening> pending_;
    std::vector<place> resources_;
    std::vector<place> stores_;
    std::vector<place> levels_;
    std::vector<place> conditions_;
    std::vector<place> signals_;
    std::vector<holding> holdings_;  // in the order in which they were taken
    std::vector<being> beings_;
    std::vector<int> latest_;  // by script
    record kept_;
};

/// Whether a wait of this kind has patience.
bool is_patient(op what);

}  // namespace corridor::oracles
