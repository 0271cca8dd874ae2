#include "tests/oracles/core_run/run.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "sim/core/tracer.hpp"
#include "tests/oracles/core_run/waits.hpp"
#include "tests/oracles/core_run/world.hpp"

namespace corridor::oracles {
namespace {

core::process life(core::simulation& sim, world& here, int which);

void start(world& here, int which, core::time_point instant, int priority) {
    core::process begun = life(*here.sim, here, which);
    here.process(which) = here.sim->start_at(instant, std::move(begun), priority);
    ++here.started;
}

result act(world& here, const instruction& i, hand& taken) {
    switch (i.what) {
        case op::try_acquire_now: {
            std::optional<core::hold> given =
                here.resource(i.place).try_acquire_now({i.units, i.priority, i.preempts, i.ahead});
            if (!given)
                return {outcome::nothing};
            taken.add(std::move(*given));
            return {outcome::granted, here.resource(i.place).in_use()};
        }
        case op::release:
            return {outcome::done, taken.release_latest()};
        case op::hand_to:
            return {outcome::done, taken.hand_latest_to(here.process(i.whom)) ? 1 : 0};
        case op::set_capacity:
            here.resource(i.place).set_capacity(
                i.units, i.preempts ? core::when_cut::preempt : core::when_cut::drain);
            return {outcome::done, here.resource(i.place).in_use()};
        case op::set:
            here.numbers[world::index(i.place)] = i.units;
            here.condition(i.place).changed();
            return {outcome::done,
                    static_cast<std::int64_t>(here.condition(i.place).evaluations())};
        case op::notify_one:
            here.signal(i.place).notify_one();
            return {};
        case op::notify_all:
            here.signal(i.place).notify_all();
            return {};
        case op::reschedule:
            return {outcome::done,
                    here.sim->reschedule(here.process(i.whom), here.instant(i)) ? 1 : 0};
        case op::interrupt:
            here.sim->interrupt(here.process(i.whom), i.units);
            return {};
        case op::cancel:
            here.sim->cancel(here.process(i.whom));
            return {outcome::done, static_cast<std::int64_t>(here.sim->processes())};
        default:
            if (here.started == most_processes)
                return {outcome::skipped};
            start(here, i.whom, i.what == op::start ? here.sim->now() : here.instant(i),
                  i.priority);
            return {outcome::done, static_cast<std::int64_t>(here.process(i.whom).id())};
    }
}

// A process can neither wait for its own end nor bring it about.
bool concerns_itself(world& here, const instruction& i) {
    const core::process_ref self = here.sim->current();
    if (i.what == op::join || i.what == op::join_for || i.what == op::cancel)
        return here.process(i.whom) == self;
    if (i.what == op::any_of || i.what == op::all_of)
        return std::any_of(i.things.begin(), i.things.end(), [&](const thing& t) {
            return t.what == thing::kind::process && here.process(t.which) == self;
        });
    return false;
}

core::process life(core::simulation& sim, world& here, int which) {
    const script& told = here.told->scripts.at(world::index(which));
    const std::uint64_t id = sim.current().id();
    here.log(id, -1, op::start, {outcome::began});
    hand taken;
    for (int turn = 0; turn < told.turns; ++turn) {
        int step = 0;
        for (const instruction& i : told.body) {
            result became{outcome::skipped};
            if (!concerns_itself(here, i)) {
                if (waits(i.what)) {
                    any_wait begun(here, i, taken);
                    became = co_await begun;
                } else {
                    became = act(here, i, taken);
                }
            }
            here.log(id, step, i.what, became);
            ++step;
        }
    }
    here.log(id, -1, op::start, {outcome::ended, static_cast<std::int64_t>(sim.processes())});
}

// --- the host ---

void log_end(world& here, core::run_end how) {
    here.log(0, -1, op::start,
             {how == core::run_end::idle ? outcome::idle : outcome::reached,
              static_cast<std::int64_t>(here.sim->processes())});
    look_around(here);
}

void run(world& here) {
    for (std::size_t i = 0; i < here.told->scripts.size(); ++i)
        if (here.told->scripts[i].begins)
            start(here, static_cast<int>(i), here.sim->now(), here.told->scripts[i].priority);
    for (const cut& one : here.told->cuts) {
        log_end(here, here.sim->run_until(core::at(core::duration{one.ms})));
        for (const instruction& i : one.host) {
            hand taken;
            const result became = act(here, i, taken);
            here.log(0, -1, i.what, became);
        }
        look_around(here);
    }
    if (here.told->runs_out)
        log_end(here, here.sim->run());
    here.kept.event_count = here.sim->events();
    here.kept.event_hash = here.sim->event_hash();
}

}  // namespace

world::world(core::simulation& running, const program& run)
    : sim(&running), told(&run), numbers(index(run.conditions)), latest(run.scripts.size()) {
    for (const int units : run.resources)
        resources.emplace_back(running, units);
    for (const store_size& one : run.stores) {
        plain_stores.emplace_back();
        sorted_stores.emplace_back();
        if (one.is_sorted)
            sorted_stores.back().emplace(running, index(one.room));
        else
            plain_stores.back().emplace(running, index(one.room));
    }
    for (const level_size& one : run.levels)
        levels.emplace_back(running, one.capacity, one.initial);
    for (int i = 0; i < run.conditions; ++i)
        conditions.emplace_back(running);
    for (int i = 0; i < run.signals; ++i)
        signals.emplace_back(running);
}

void listed_engine::cancel(const core::event& dropped) {
    std::erase_if(pending_, [&](const core::event& e) { return e.order == dropped.order; });
}

core::run_end listed_engine::run_until(core::simulation& sim, core::time_point end) {
    while (!pending_.empty()) {
        const auto first = std::min_element(pending_.begin(), pending_.end(), core::before);
        const core::event next = *first;
        if (next.time > end)
            return core::run_end::reached;
        pending_.erase(first);
        done_.push_back({next.time.time_since_epoch().count(), core::priority_of(next),
                         core::sequence_of(next), next.process->process});
        execute(sim, next);
    }
    return core::run_end::idle;
}

// What a tracer is told, without cancellations, which are no events.
class listener : public core::tracer {
public:
    listener(core::simulation& sim, record& kept) : core::tracer(sim), kept_(&kept) {}

private:
    void write(const core::trace_record& done) override {
        if (done.sequence == 0)
            return;
        kept_->events.push_back(
            {done.time.time_since_epoch().count(), done.priority, done.sequence, done.process});
        kept_->wakings.push_back(waking_of(done.how));
    }

    static outcome waking_of(core::wait_end how) {
        switch (how) {
            case core::wait_end::begun:
                return outcome::began;
            case core::wait_end::came:
                return outcome::elapsed;
            case core::wait_end::impatient:
                return outcome::nothing;
            case core::wait_end::interrupted:
                return outcome::interrupted;
            case core::wait_end::preempted:
                return outcome::preempted;
            default:
                return outcome::skipped;
        }
    }

    record* kept_;
};

// Odd programs end with the places, even ones with the simulation: either may go first.
record run_on_core(const program& told, core::engine* held_elsewhere) {
    std::optional<core::simulation> sim;
    if (held_elsewhere == nullptr)
        sim.emplace();
    else
        sim.emplace(*held_elsewhere);
    world here(*sim, told);
    run(here);
    if (told.scripts.size() % 2 == 0)
        sim.reset();
    return std::move(here.kept);
}

record run_traced(const program& told) {
    core::simulation sim;
    world here(sim, told);
    record events;
    const listener listening(sim, events);
    run(here);
    here.kept.events = std::move(events.events);
    here.kept.wakings = std::move(events.wakings);
    return std::move(here.kept);
}

record run_on_listed(const program& told) {
    listed_engine engine;
    record kept = run_on_core(told, &engine);
    kept.events = engine.done();
    return kept;
}

}  // namespace corridor::oracles
