#include "tests/oracles/core_run.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "sim/core/process.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/several.hpp"
#include "sim/core/signal.hpp"
#include "sim/core/store.hpp"
#include "sim/core/time.hpp"

namespace corridor::oracles {
namespace {

// The holds of one process, the latest last; given back in the other order, as nested braces do.
class hand {
public:
    hand() = default;
    hand(const hand&) = delete;
    hand& operator=(const hand&) = delete;
    ~hand() {
        while (!holds_.empty())
            holds_.pop_back();
    }
    void add(core::hold taken) { holds_.push_back(std::move(taken)); }
    bool release_latest() {
        if (holds_.empty())
            return false;
        core::hold given = std::move(holds_.back());
        holds_.pop_back();
        given.release();
        return true;
    }

private:
    std::vector<core::hold> holds_;
};

struct world {
    world(core::simulation& s, const program& t) : sim(&s), told(&t), latest(t.scripts.size()) {
        for (const int units : t.resources)
            resources.emplace_back(s, units);
        for (const int room : t.stores)
            stores.emplace_back(s, static_cast<std::size_t>(room));
        for (int i = 0; i < t.signals; ++i)
            signals.emplace_back(s);
    }

    core::resource& resource(const instruction& i) { return resources.at(index(i.place)); }
    core::store<int>& store(const instruction& i) { return stores.at(index(i.place)); }
    core::signal& signal(int which) { return signals.at(index(which)); }
    core::process_ref& process(int which) { return latest.at(index(which)); }

    void log(std::uint64_t process, int step, op what, result became) {
        kept.lines.push_back({sim->now().time_since_epoch().count(), process, step, what,
                              became.how, became.detail});
    }

    static std::size_t index(int which) { return static_cast<std::size_t>(which); }

    core::simulation* sim;
    const program* told;
    std::deque<core::resource> resources;
    std::deque<core::store<int>> stores;
    std::deque<core::signal> signals;
    std::vector<core::process_ref> latest;  // by script
    std::size_t started = 0;
    record kept;
};

result woken(const world& here, core::wake how) {
    if (how == core::wake::interrupted)
        return {outcome::interrupted, here.sim->interrupt_reason()};
    return {outcome::elapsed};
}

result chosen(std::size_t which) {
    if (which == core::none_of_them)
        return {outcome::none_of_them};
    return {outcome::chosen, static_cast<std::int64_t>(which)};
}

// --- what waits ---

using getting = decltype(std::declval<core::store<int>&>().get());
using wait = std::variant<core::delay_wait, core::join_wait, core::request, core::patient_request,
                          core::store<int>::put_wait, getting, core::signal_wait,
                          core::patient_signal_wait, core::several_wait<1>, core::several_wait<2>,
                          core::several_wait<3>>;

template <std::size_t N, std::size_t... I>
core::several_wait<N> several(world& here, const instruction& i, std::index_sequence<I...>) {
    const auto one = [&](const thing& t) -> core::awaited {
        if (t.what == thing::kind::process)
            return here.process(t.which);
        if (t.what == thing::kind::signal)
            return here.signal(t.which);
        return core::duration{t.which};
    };
    return {std::array<core::awaited, N>{one(i.things[I])...}, i.what == op::any_of};
}

wait several(world& here, const instruction& i) {
    if (i.things.size() == 1)
        return several<1>(here, i, std::make_index_sequence<1>());
    if (i.things.size() == 2)
        return several<2>(here, i, std::make_index_sequence<2>());
    return several<3>(here, i, std::make_index_sequence<3>());
}

wait begin(world& here, const instruction& i) {
    const core::duration ms{i.ms};
    const core::claim wanted{i.units, i.priority};
    switch (i.what) {
        case op::until:
            return core::until(std::max(core::at(ms), here.sim->now()), i.priority);
        case op::acquire:
            return here.resource(i).acquire(wanted);
        case op::try_acquire_for:
            return here.resource(i).try_acquire_for(ms, wanted);
        case op::put:
            return here.store(i).put(i.units);
        case op::get:
            return here.store(i).get();
        case op::wait:
            return here.signal(i.place).wait();
        case op::wait_for:
            return here.signal(i.place).wait_for(ms);
        case op::join:
            return core::join(here.process(i.whom));
        case op::any_of:
        case op::all_of:
            return several(here, i);
        default:
            return core::delay(ms, i.priority);
    }
}

result finish(world& here, const instruction& i, hand& taken, wait& begun) {
    return std::visit(
        [&](auto& w) -> result {
            using kind = std::decay_t<decltype(w)>;
            if constexpr (std::is_same_v<kind, core::request>) {
                taken.add(w.await_resume());
                return {outcome::granted, here.resource(i).in_use()};
            } else if constexpr (std::is_same_v<kind, core::patient_request>) {
                std::optional<core::hold> given = w.await_resume();
                if (!given)
                    return {outcome::nothing};
                taken.add(std::move(*given));
                return {outcome::granted, here.resource(i).in_use()};
            } else if constexpr (std::is_same_v<kind, getting>) {
                return {outcome::got, w.await_resume()};
            } else if constexpr (std::is_same_v<kind, core::store<int>::put_wait>) {
                w.await_resume();
                return {outcome::elapsed};
            } else if constexpr (std::is_same_v<kind, core::patient_signal_wait>) {
                return {w.await_resume() ? outcome::elapsed : outcome::nothing};
            } else if constexpr (requires { w.await_resume() == core::wake::elapsed; }) {
                return woken(here, w.await_resume());
            } else {
                return chosen(w.await_resume());
            }
        },
        begun);
}

// One wait of any kind: hands on what the core's own awaiter says.
class any_wait {
public:
    any_wait(world& here, const instruction& i, hand& taken)
        : here_(&here), told_(&i), taken_(&taken), begun_(begin(here, i)) {}

    bool await_ready() {
        return std::visit([](auto& w) { return w.await_ready(); }, begun_);
    }
    bool await_suspend(core::process::handle frame) {
        return std::visit(
            [&](auto& w) {
                if constexpr (std::is_void_v<decltype(w.await_suspend(frame))>) {
                    w.await_suspend(frame);
                    return true;
                } else {
                    return w.await_suspend(frame);
                }
            },
            begun_);
    }
    result await_resume() { return finish(*here_, *told_, *taken_, begun_); }

private:
    world* here_;
    const instruction* told_;
    hand* taken_;
    wait begun_;
};

// --- what does not wait ---

core::process life(core::simulation& sim, world& here, int which);

void start(world& here, int which, int priority) {
    core::process begun = life(*here.sim, here, which);
    here.process(which) = here.sim->start(std::move(begun), priority);
    ++here.started;
}

result act(world& here, const instruction& i, hand* taken) {
    switch (i.what) {
        case op::try_acquire_now: {
            std::optional<core::hold> given =
                here.resource(i).try_acquire_now({i.units, i.priority});
            if (!given)
                return {outcome::nothing};
            if (taken != nullptr)
                taken->add(std::move(*given));
            return {outcome::granted, here.resource(i).in_use()};
        }
        case op::release:
            return {outcome::done, taken != nullptr && taken->release_latest() ? 1 : 0};
        case op::notify_one:
            here.signal(i.place).notify_one();
            return {};
        case op::notify_all:
            here.signal(i.place).notify_all();
            return {};
        case op::interrupt:
            here.sim->interrupt(here.process(i.whom), i.units);
            return {};
        case op::cancel:
            here.sim->cancel(here.process(i.whom));
            return {outcome::done, static_cast<std::int64_t>(here.sim->processes())};
        default:
            if (here.started == most_processes)
                return {outcome::skipped};
            start(here, i.whom, i.priority);
            return {outcome::done, static_cast<std::int64_t>(here.process(i.whom).id())};
    }
}

// A process can neither wait for its own end nor bring it about.
bool concerns_itself(world& here, const instruction& i) {
    const core::process_ref self = here.sim->current();
    if (i.what == op::join || i.what == op::cancel)
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
                    became = act(here, i, &taken);
                }
            }
            here.log(id, step, i.what, became);
            ++step;
        }
    }
    here.log(id, -1, op::start, {outcome::ended, static_cast<std::int64_t>(sim.processes())});
}

// --- the host ---

op what_for(core::wait_kind kind) {
    switch (kind) {
        case core::wait_kind::time:
            return op::delay;
        case core::wait_kind::resource:
            return op::acquire;
        case core::wait_kind::signal:
            return op::wait;
        case core::wait_kind::store:
            return op::put;
        case core::wait_kind::process:
            return op::join;
        default:
            return op::any_of;
    }
}

void log_places(world& here) {
    int number = 0;
    const auto one = [&](std::int64_t here_now, int waiting) {
        here.log(0, number++, op::start, {outcome::place, 1000 * here_now + waiting});
    };
    for (const core::resource& r : here.resources)
        one(r.in_use(), r.waiting());
    for (const core::store<int>& s : here.stores)
        one(static_cast<std::int64_t>(s.size()), s.waiting());
    for (const core::signal& s : here.signals)
        one(0, s.waiting());
}

void log_waits(world& here) {
    std::vector<core::wait> found = here.sim->waits();
    std::sort(found.begin(), found.end(),
              [](const core::wait& a, const core::wait& b) { return a.process < b.process; });
    for (const core::wait& one : found) {
        std::int64_t of_holders = 0;
        if (one.kind != core::wait_kind::several)
            for (const std::uint64_t id : one.holders)
                of_holders = digest(of_holders, id);
        here.log(one.process, -1, what_for(one.kind), {outcome::waits, of_holders});
    }
}

void log_end(world& here, core::run_end how) {
    here.log(0, -1, op::start,
             {how == core::run_end::idle ? outcome::idle : outcome::reached,
              static_cast<std::int64_t>(here.sim->processes())});
    log_places(here);
    log_waits(here);
}

void run(world& here) {
    for (std::size_t i = 0; i < here.told->scripts.size(); ++i)
        if (here.told->scripts[i].begins)
            start(here, static_cast<int>(i), here.told->scripts[i].priority);
    for (const cut& one : here.told->cuts) {
        log_end(here, here.sim->run_until(core::at(core::duration{one.ms})));
        for (const instruction& i : one.host) {
            const result became = act(here, i, nullptr);
            here.log(0, -1, i.what, became);
        }
    }
    if (here.told->runs_out)
        log_end(here, here.sim->run());
    here.kept.event_count = here.sim->events();
    here.kept.event_hash = here.sim->event_hash();
}

}  // namespace

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
                         core::sequence_of(next)});
        execute(sim, next);
    }
    return core::run_end::idle;
}

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

record run_on_listed(const program& told) {
    listed_engine engine;
    record kept = run_on_core(told, &engine);
    kept.events = engine.done();
    return kept;
}

}  // namespace corridor::oracles
