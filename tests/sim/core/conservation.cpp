// Nothing is lost at a place and nothing is there twice, whatever random processes, cancellations
// and interruptions do to it.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/level.hpp"
#include "sim/core/process.hpp"
#include "sim/core/random.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/store.hpp"

using namespace std::chrono_literals;
using namespace corridor;

namespace {

// Random processes at one store. Each thing has a number of its own; all are found in the end.
struct market {
    explicit market(core::simulation& sim, std::size_t room) : depot(sim, room) {}
    core::store<int> depot;
    std::vector<int> got;
    int entered = 0;
    core::seeds seed{};
};

core::process brings(core::simulation&, market& here, int thing, core::duration patience) {
    int mine = thing;
    if (patience == core::duration::max()) {
        co_await here.depot.put(mine);
        ++here.entered;
        co_return;
    }
    const bool is_in = co_await here.depot.put_for(mine, patience);
    if (is_in)
        ++here.entered;
}

core::process takes(core::simulation&, market& here, int residue, core::duration patience) {
    const auto fits = [residue](int thing) { return residue < 0 || thing % 3 == residue; };
    std::optional<int> thing;
    if (residue < 0 && patience == core::duration::max())
        thing = co_await here.depot.get();
    else
        thing = co_await here.depot.get_if_for(fits, patience);
    if (thing)
        here.got.push_back(*thing);
}

// Starts, cancels and interrupts at random, a step a minute.
core::process stirs(core::simulation& sim, market& here, int steps) {
    core::stream draws(here.seed, core::decides("market"), 0);
    std::vector<core::process_ref> all;
    for (int i = 0; i < steps; ++i) {
        const auto what = static_cast<int>(draws.below(10));
        const std::int64_t minutes = draws.below(20);
        const std::int64_t pause = draws.below(3);
        const core::duration patience =
            minutes < 10 ? core::duration::max() : (minutes - 10) * core::duration(1min);
        if (what < 4) {
            all.push_back(sim.start(brings(sim, here, i, patience)));
        } else if (what < 8) {
            const int residue = what - 5;
            all.push_back(sim.start(takes(sim, here, residue, patience)));
        } else if (!all.empty()) {
            const std::int64_t which = draws.below(static_cast<std::int64_t>(all.size()));
            const core::process_ref whom = all[static_cast<std::size_t>(which)];
            if (what == 8)
                sim.cancel(whom);
            else
                sim.interrupt(whom);
        }
        const core::duration rest = (pause / 2) * core::duration(1min);
        co_await core::delay(rest);
    }
}

}  // namespace

TEST_CASE("No thing is lost, none is there twice, and order holds", "[core][store]") {
    // Whoever put and ran is counted; a putter cancelled after its turn left its thing, uncounted:
    // hence at least. Things that were got and are inside are all different.
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        core::simulation sim;
        market here(sim, 1 + seed % 4);
        here.seed.seed = seed;
        sim.start(stirs(sim, here, 2000));
        sim.run();
        std::vector<int> things;
        here.depot.visit([&things](int thing) { things.push_back(thing); });
        CHECK(std::is_sorted(things.begin(), things.end()) == true);
        CHECK(here.depot.promised() == 0);
        const std::size_t found = things.size() + here.got.size();
        things.insert(things.end(), here.got.begin(), here.got.end());
        std::sort(things.begin(), things.end());
        CHECK(std::adjacent_find(things.begin(), things.end()) == things.end());
        CHECK(found >= static_cast<std::size_t>(here.entered));
        CHECK(here.got.size() > 100);
    }
}

namespace {

struct cistern {
    explicit cistern(core::simulation& sim) : tank(sim, 100.0, 20.0) {}
    core::level tank;
    double came = 20.0;
    double went = 0.0;
    core::seeds seed{};
};

core::process fills(core::simulation&, cistern& here, double amount, core::duration patience) {
    const double mine = amount;
    const bool is_in = co_await here.tank.put_for(mine, patience);
    here.came += is_in ? mine : 0.0;
}

core::process drains(core::simulation&, cistern& here, double amount) {
    const double mine = amount;
    co_await here.tank.get(mine);
    here.went += mine;
}

// Getters are cancelled and interrupted at random; putters have patience.
core::process stirs_tank(core::simulation& sim, cistern& here, int steps) {
    core::stream draws(here.seed, core::decides("cistern"), 0);
    std::vector<core::process_ref> getters;
    for (int i = 0; i < steps; ++i) {
        const std::int64_t what = draws.below(4);
        const auto amount = static_cast<double>(1 + draws.below(90));
        const std::int64_t minutes = draws.below(9);
        if (what < 2)
            sim.start(fills(sim, here, amount, minutes * core::duration(1min)));
        else
            getters.push_back(sim.start(drains(sim, here, amount)));
        if (what == 3) {
            const auto count = static_cast<std::int64_t>(getters.size());
            const std::int64_t which = draws.below(count);
            sim.cancel(getters[static_cast<std::size_t>(which)]);
        }
        CHECK(here.tank.amount() <= 100.0);
        const core::duration rest = (minutes / 3) * core::duration(1min);
        co_await core::delay(rest);
    }
}

}  // namespace

TEST_CASE("What came is here or went, to the unit", "[core][level]") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        core::simulation sim;
        cistern here(sim);
        here.seed.seed = seed;
        sim.start(stirs_tank(sim, here, 1000));
        sim.run();
        CHECK(here.came == here.went + here.tank.amount());
        CHECK(here.tank.amount() == here.tank.available());
        CHECK(here.went > 1000.0);
    }
}
