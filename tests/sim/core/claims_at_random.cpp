// Many processes that claim, preempt, give up, interrupt and cancel each other while capacities
// change, all at random and mostly at equal instants: nothing is lost and nothing held twice.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/joint_claim.hpp"
#include "sim/core/process.hpp"
#include "sim/core/random.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simgrid/engine.hpp"
#include "sim/core/simulation.hpp"

using namespace std::chrono_literals;
using namespace corridor;

namespace {

constexpr std::size_t places = 3;
constexpr std::size_t people = 24;
constexpr int turns = 40;

struct yard {
    explicit yard(core::simulation& sim, std::uint64_t number) : seed({number, 0}) {
        for (int i = 0; i < static_cast<int>(places); ++i)
            cranes.emplace_back(sim, i + 2);
    }
    core::seeds seed;
    std::vector<core::process_ref> members;
    std::set<std::pair<std::size_t, const core::hold*>> held;  // by place
    int wrong = 0;
    int preempted = 0;
    int served = 0;
    std::deque<core::resource> cranes;  // dies first
};

// A hold is known to the yard for as long as it stands in a frame.
class known {
public:
    known(yard& here, std::size_t place, const core::hold& one) : here_(here), key_(place, &one) {
        here_.held.insert(key_);
    }
    known(const known&) = delete;
    known& operator=(const known&) = delete;
    ~known() { here_.held.erase(key_); }

private:
    yard& here_;
    std::pair<std::size_t, const core::hold*> key_;
};

int units_in_hand(const yard& here, std::size_t place) {
    int units = 0;
    for (const auto& [where, one] : here.held)
        units += where == place ? one->units() : 0;
    return units;
}

core::claim random_claim(core::stream& draws, int most) {
    core::claim wanted;
    wanted.units = 1 + static_cast<int>(draws.below(most));
    wanted.priority = static_cast<std::int32_t>(draws.below(4));
    wanted.preempts = draws.below(3) == 0;
    wanted.ahead = draws.below(5) == 0;
    return wanted;
}

core::duration little(core::stream& draws) { return core::duration{draws.below(5)}; }

core::process works(core::simulation& sim, yard& here, core::stream draws) {
    const auto place = static_cast<std::size_t>(draws.below(places));
    core::claim wanted = random_claim(draws, 2);
    core::duration left = 1ms + little(draws);
    while (left > 0ms) {
        const core::hold crane = co_await here.cranes[place].acquire(wanted);
        const known kept(here, place, crane);
        const core::time_point begun = sim.now();
        const core::wake how = co_await core::delay(left);
        left -= sim.now() - begun;
        here.wrong += left < 0ms || (how == core::wake::elapsed && left != 0ms);
        here.preempted += crane.was_preempted();
        wanted.ahead = true;
    }
    ++here.served;
}

core::process works_with_two(core::simulation&, yard& here, core::stream draws) {
    const auto first = static_cast<std::size_t>(draws.below(places));
    const std::size_t second = (first + 1) % places;
    core::claim wanted = random_claim(draws, 2);
    wanted.preempts = false;
    const core::part one(here.cranes[first], wanted);
    const core::part other(here.cranes[second], wanted);
    const bool has_patience = draws.below(2) == 0;
    const core::duration patience = little(draws);
    const core::duration time = little(draws);
    if (has_patience) {
        const auto both = co_await core::try_acquire_all_for(patience, one, other);
        if (both) {
            const known a(here, first, (*both)[0]);
            const known b(here, second, (*both)[1]);
            co_await core::delay(time);
            ++here.served;
        }
        co_return;
    }
    const auto both = co_await core::acquire_all(one, other);
    const known a(here, first, both[0]);
    const known b(here, second, both[1]);
    co_await core::delay(time);
    here.preempted += both[0].was_preempted() + both[1].was_preempted();
    ++here.served;
}

// Holds one unit and asks for a second one of any place, with patience.
core::process wants_more(core::simulation&, yard& here, core::stream draws) {
    const auto first = static_cast<std::size_t>(draws.below(places));
    const auto second = static_cast<std::size_t>(draws.below(places));
    const core::claim wanted = random_claim(draws, 1);
    const core::claim more = random_claim(draws, 2);
    const core::duration patience = little(draws);
    const core::duration time = little(draws);
    const core::hold mine = co_await here.cranes[first].acquire(wanted);
    const known kept(here, first, mine);
    const std::optional<core::hold> extra =
        co_await here.cranes[second].try_acquire_for(patience, more);
    std::optional<known> also;
    if (extra)
        also.emplace(here, second, *extra);
    co_await core::delay(time);
}

core::process disturbs(core::simulation& sim, yard& here, core::stream draws) {
    for (int i = 0; i < turns * 2; ++i) {
        const core::duration pause = little(draws);
        const auto whom = static_cast<std::size_t>(draws.below(people));
        const std::int64_t what = draws.below(8);
        const auto units = static_cast<int>(draws.below(5));
        const bool preempts = draws.below(2) == 0;
        co_await core::delay(pause);
        if (what == 0)
            sim.cancel(here.members[whom]);
        else if (what < 4)
            sim.interrupt(here.members[whom]);
        else
            here.cranes[whom % places].set_capacity(
                units, preempts ? core::when_cut::preempt : core::when_cut::drain);
    }
    for (core::resource& one : here.cranes)
        one.set_capacity(4);
}

// The last event of each instant: all that is in use is in somebody's hands.
core::process counts(core::simulation&, yard& here, int instants) {
    for (int i = 0; i < instants; ++i) {
        for (std::size_t place = 0; place < places; ++place) {
            here.wrong += here.cranes[place].in_use() != units_in_hand(here, place);
            here.wrong += here.cranes[place].in_use() < 0;
        }
        co_await core::delay(1ms, 30'000);
    }
}

core::process lives(core::simulation& sim, yard& here, std::size_t number) {
    core::stream draws(here.seed, core::decides("life"), number);
    for (int i = 0; i < turns; ++i) {
        const auto which = static_cast<std::uint64_t>(draws.below(1000));
        const core::stream work(here.seed, core::decides("work"), number * 1000 + which);
        const std::int64_t what = draws.below(4);
        if (what == 0)
            here.members[number] = sim.start(works_with_two(sim, here, work));
        else if (what == 1)
            here.members[number] = sim.start(wants_more(sim, here, work));
        else
            here.members[number] = sim.start(works(sim, here, work));
        co_await core::join(here.members[number]);
    }
}

void fill(core::simulation& sim, yard& here) {
    here.members.resize(people);
    for (std::size_t i = 0; i < people; ++i)
        sim.start(lives(sim, here, i));
    sim.start(disturbs(sim, here, core::stream(here.seed, core::decides("disturbance"), 0)));
    sim.start(counts(sim, here, 400), 30'000);
}

}  // namespace

TEST_CASE("Claims at random lose nothing and hold nothing twice", "[core][preemption]") {
    int preempted = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        core::simulation sim;
        yard here(sim, seed);
        fill(sim, here);
        CHECK(sim.run() == core::run_end::idle);
        CHECK(here.wrong == 0);
        CHECK(sim.processes() == 0);
        CHECK(here.held.empty());
        for (const core::resource& one : here.cranes) {
            CHECK(one.in_use() == 0);
            CHECK(one.waiting() == 0);
        }
        preempted += here.preempted;
    }
    CHECK(preempted > 1000);
}

TEST_CASE("Claims at random go alike on both engines", "[core][preemption][engines]") {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        CAPTURE(seed);
        core::simulation tuned;
        yard here(tuned, seed);
        fill(tuned, here);
        tuned.run();
        core::simgrid_engine engine;
        core::simulation twin(engine);
        yard there(twin, seed);
        fill(twin, there);
        twin.run();
        CHECK(tuned.event_hash() == twin.event_hash());
        CHECK(tuned.events() == twin.events());
    }
}

TEST_CASE("Claims at random can be cut off anywhere", "[core][preemption][end]") {
    for (int cut = 0; cut < 60; ++cut) {
        auto sim = std::make_unique<core::simulation>();
        auto here = std::make_unique<yard>(*sim, 7);
        fill(*sim, *here);
        sim->run_until(core::at(core::duration{cut}));
        if (cut % 3 == 0)
            here->cranes.pop_back();  // while others of its joint claims live
        if (cut % 3 != 2)
            sim.reset();
        else
            here->cranes.clear();
        sim.reset();
        here.reset();
    }
}
