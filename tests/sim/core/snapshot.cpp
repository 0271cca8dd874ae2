// Snapshots and what is said of a run in which nothing moves any more.
#include "sim/core/snapshot.hpp"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/condition.hpp"
#include "sim/core/level.hpp"
#include "sim/core/process.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/several.hpp"
#include "sim/core/signal.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/standstill.hpp"
#include "sim/core/store.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using ids = std::vector<std::uint64_t>;

namespace {

core::process uses(core::simulation&, core::resource& berth, core::duration time) {
    const core::hold unit = co_await berth.acquire();
    co_await core::delay(time);
}

core::process gets(core::simulation&, core::store<int>& depot) {
    const int thing = co_await depot.get();
    CHECK(thing >= 0);
}

core::process gets_for(core::simulation&, core::store<int>& depot, core::duration patience) {
    const auto thing = co_await depot.get_for(patience);
    CHECK(thing.value_or(0) >= 0);
}

core::process puts(core::simulation&, core::store<int>& depot, int thing) {
    const int mine = thing;
    co_await depot.put(mine);
}

core::process draws(core::simulation&, core::level& tank, double amount) {
    const double mine = amount;
    co_await tank.get(mine);
}

core::process fills(core::simulation&, core::level& tank, double amount) {
    const double mine = amount;
    co_await tank.put(mine);
}

core::process listens(core::simulation&, core::signal& bell) {
    const core::wake how = co_await bell.wait();
    CHECK(how == core::wake::elapsed);
}

core::process waits(core::simulation&, core::condition& tide) {
    const auto no = [] { return false; };
    const core::wake how = co_await tide.until(no);
    CHECK(how == core::wake::elapsed);
}

core::process joins(core::simulation&, core::process_ref whom) {
    const core::process_ref target = whom;
    co_await core::join(target);
}

core::process joins_both(core::simulation&, core::process_ref a, core::process_ref b, bool any) {
    const bool either = any;
    if (either)
        co_await core::any_of(a, b);
    else
        co_await core::all_of(a, b);
}

core::process listens_or_joins(core::simulation&, core::signal& bell, core::process_ref whom) {
    const core::process_ref target = whom;
    co_await core::any_of(bell, target);
}

core::process sleeps(core::simulation&, core::duration time) {
    const core::duration whole = time;
    co_await core::delay(whole);
}

core::process looks(core::simulation& sim, std::vector<core::snapshot>& seen) {
    co_await core::delay(core::duration(1min));
    seen.emplace_back(sim);
}

core::process holds_and_gets(core::simulation&, core::resource& berth, core::store<int>& depot) {
    const core::hold unit = co_await berth.acquire();
    const int thing = co_await depot.get();
    CHECK(thing >= 0);
}

ids processes_of(const std::vector<core::wait>& waits) {
    ids found;
    for (const core::wait& one : waits)
        found.push_back(one.process);
    return found;
}

}  // namespace

TEST_CASE("A snapshot lists every place and every process", "[core][snapshot]") {
    core::simulation sim;
    core::resource berth(sim, 2, "berth");
    core::store<int> depot(sim, 1, "depot");
    core::level tank(sim, 10.0, 3.0, "tank");
    core::signal bell(sim, "bell");
    core::condition tide(sim, "tide");
    sim.start(uses(sim, berth, 30min));  // 1
    sim.start(uses(sim, berth, 30min));  // 2
    sim.start(uses(sim, berth, 30min));  // 3 waits
    sim.start(puts(sim, depot, 5));      // 4 ends
    sim.start(puts(sim, depot, 6));      // 5 waits for room
    sim.start(draws(sim, tank, 4.0));    // 6 waits
    sim.start(fills(sim, tank, 8.0));    // 7 waits for room
    sim.start(listens(sim, bell));       // 8
    sim.start(waits(sim, tide));         // 9
    std::vector<core::snapshot> seen;
    sim.start(looks(sim, seen));  // 10
    sim.run_until(core::at(2min));
    const core::process_ref last = sim.start(sleeps(sim, 1min));  // 11 has not begun
    REQUIRE(seen.size() == 1);

    const core::snapshot& then = seen[0];
    CHECK(then.now == core::at(1min));
    REQUIRE(then.places.size() == 5);
    CHECK(then.places[0].name == "berth");
    CHECK(then.places[0].kind == core::wait_kind::resource);
    CHECK(then.places[0].where == static_cast<const core::place*>(&berth));
    CHECK(then.places[0].capacity == 2.0);
    CHECK(then.places[0].inside == 2.0);
    CHECK(then.places[0].holders == ids{1, 2});
    CHECK(then.places[0].waiting == ids{3});
    CHECK(then.places[1].kind == core::wait_kind::store);
    CHECK(then.places[1].capacity == 1.0);
    CHECK(then.places[1].inside == 1.0);
    CHECK(then.places[1].putting == ids{5});
    CHECK(then.places[2].inside == 3.0);
    CHECK(then.places[2].waiting == ids{6});
    CHECK(then.places[2].putting == ids{7});
    CHECK(std::isnan(then.places[3].capacity));
    CHECK(then.places[3].waiting == ids{8});
    CHECK(then.places[4].name == "tide");
    CHECK(then.places[4].waiting == ids{9});

    CHECK(processes_of(then.processes) == ids{1, 2, 3, 5, 6, 7, 8, 9, 10});
    CHECK(then.processes[0].kind == core::wait_kind::time);
    CHECK(then.processes[0].until == core::at(30min));
    CHECK(then.processes[2].name == "berth");
    CHECK(then.processes[2].holders == ids{1, 2});
    CHECK(then.processes[2].until == core::never);
    CHECK(then.processes[3].to_put);
    CHECK_FALSE(then.processes[4].to_put);
    CHECK(then.processes[8].state == core::wait_state::running);

    const core::snapshot later(sim);
    CHECK(later.processes.back().process == last.id());
    CHECK(later.processes.back().kind == core::wait_kind::none);
    CHECK(later.processes.back().until == core::at(2min));
}

TEST_CASE("A snapshot tells since when, until when, and whose turn has come", "[core][snapshot]") {
    core::simulation sim;
    core::store<int> depot(sim);
    sim.run_until(core::at(5min));
    sim.start(gets(sim, depot));
    sim.start(gets_for(sim, depot, 30min));
    sim.run_until(core::at(10min));
    depot.try_put_now(1);
    const core::snapshot now(sim);
    CHECK(now.places[0].capacity == std::numeric_limits<double>::infinity());
    CHECK(now.places[0].granted == ids{1});
    CHECK(now.places[0].waiting == ids{2});
    CHECK(now.places[0].promised == 1.0);
    CHECK(now.places[0].inside == 1.0);
    CHECK(now.processes[0].state == core::wait_state::granted);
    CHECK(now.processes[0].until == core::at(10min));
    CHECK(now.processes[1].since == core::at(5min));
    CHECK(now.processes[1].until == core::at(35min));
}

TEST_CASE("Places come and go, before the simulation or after it", "[core][snapshot]") {
    auto sim = std::make_unique<core::simulation>();
    core::signal late(*sim, "late");
    std::optional<core::signal> first;
    first.emplace(*sim, "first");
    core::signal last(*sim, "last");
    CHECK(core::snapshot(*sim).places.size() == 3);
    first.reset();
    const core::snapshot now(*sim);
    REQUIRE(now.places.size() == 2);
    CHECK(now.places[0].name == "late");
    CHECK(now.places[1].name == "last");
    sim.reset();
}

TEST_CASE("Who waits for what nobody is left to bring is starved", "[core][standstill]") {
    core::simulation sim;
    core::resource berth(sim, 1, "berth");
    core::store<int> depot(sim, 1, "depot");
    core::store<int> full(sim, 1, "full");
    core::level tank(sim, 10.0, 1.0, "tank");
    core::signal bell(sim, "bell");
    core::condition tide(sim, "tide");
    full.try_put_now(1);
    const core::process_ref holder = sim.start(holds_and_gets(sim, berth, depot));  // 1
    sim.start(uses(sim, berth, 1min));                                              // 2, behind it
    sim.start(puts(sim, full, 2));                                                  // 3
    sim.start(draws(sim, tank, 4.0));                                               // 4
    sim.start(listens(sim, bell));                                                  // 5
    sim.start(waits(sim, tide));                                                    // 6
    sim.start(joins(sim, holder));                                                  // 7, behind 1
    sim.start(sleeps(sim, 10min));                                                  // 8
    sim.run_until(core::at(5min));
    CHECK(core::starved(sim).empty());  // 8 might bring it all
    CHECK(sim.run() == core::run_end::idle);
    const std::vector<core::wait> starved = core::starved(sim);
    CHECK(processes_of(starved) == ids{1, 3, 4, 5, 6});
    CHECK(starved[0].name == "depot");
    CHECK_FALSE(starved[0].to_put);
    CHECK(starved[1].name == "full");
    CHECK(starved[1].to_put);
    CHECK(starved[2].kind == core::wait_kind::level);
    CHECK(starved[4].kind == core::wait_kind::condition);
    CHECK(core::locked(sim.waits()).empty());
    CHECK(core::find_cycle(sim.waits()).empty());
    depot.try_put_now(7);  // the host does
    CHECK(core::starved(sim).empty());
}

TEST_CASE("A wait that ends by itself locks nobody", "[core][standstill]") {
    // 1 and 2 hold what the other wants, but 2 has patience for it.
    struct crossing {
        static core::process go(core::simulation&, core::resource& mine, core::resource& other,
                                bool is_patient) {
            const bool gives_up = is_patient;
            const core::hold first = co_await mine.acquire();
            co_await core::delay(core::duration(1min));
            std::optional<core::hold> second;
            if (gives_up)
                second = co_await other.try_acquire_for(core::duration(60min));
            else
                second = co_await other.acquire();
            CHECK(second.has_value() != gives_up);
        }
    };
    core::simulation sim;
    core::resource east(sim, 1, "east");
    core::resource west(sim, 1, "west");
    sim.start(crossing::go(sim, east, west, false));
    sim.start(crossing::go(sim, west, east, true));
    sim.run_until(core::at(10min));
    CHECK(core::find_cycle(sim.waits()).empty());
    CHECK(core::locked(sim.waits()).empty());
    CHECK(sim.run() == core::run_end::idle);
    CHECK(sim.processes() == 0);
}

TEST_CASE("all_of is locked with any of its processes, any_of with all", "[core][standstill]") {
    // 1 and 2 lock each other; 3 sleeps for an hour.
    struct crossing {
        static core::process go(core::simulation&, core::resource& mine, core::resource& other) {
            const core::hold first = co_await mine.acquire();
            co_await core::delay(core::duration(1min));
            const core::hold second = co_await other.acquire();
        }
    };
    core::simulation sim;
    core::resource east(sim, 1);
    core::resource west(sim, 1);
    core::signal bell(sim);
    const core::process_ref one = sim.start(crossing::go(sim, east, west));
    const core::process_ref two = sim.start(crossing::go(sim, west, east));
    const core::process_ref free = sim.start(sleeps(sim, 60min));
    sim.start(joins_both(sim, one, free, false));  // 4 never
    sim.start(joins_both(sim, one, free, true));   // 5 will
    sim.start(joins_both(sim, one, two, true));    // 6 never
    sim.start(listens_or_joins(sim, bell, one));   // 7: somebody might ring
    sim.run_until(core::at(10min));
    CHECK(core::locked(sim.waits()) == ids{1, 2, 4, 6});
    sim.run();
    CHECK(processes_of(core::starved(sim)) == ids{7});
}
