#include "models/places/crane_pool.hpp"

#include <catch2/catch.hpp>

#include "sim/core/process.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

namespace {

using namespace std::chrono_literals;

struct call {
    core::duration comes{};
    crane_work work;
    core::time_point done{};
    core::duration before{};
};

core::process worked(core::simulation& sim, crane_pool& pool, call& self) {
    const core::time_point comes = core::at(self.comes);
    co_await core::until(comes);
    crane_job& job = pool.ask(self.work, sim.now());
    while (sim.now() < job.done) {
        co_await job.changed.wait_for(job.done - sim.now());
    }
    self.before = pool.give_back(job, sim.now());
    self.done = sim.now();
}

/// Works all calls with that many cranes; the counted year begins at `year`.
void work(int cranes, std::vector<call>& calls, core::duration year = 0h) {
    core::simulation sim;
    crane_pool pool(sim, cranes, nullptr, 0, core::at(year));
    for (call& each : calls) {
        sim.start(worked(sim, pool, each));
    }
    sim.run();
}

crane_work ours(core::duration crane_time) { return {.crane_time = crane_time, .most = 2}; }

}  // namespace

TEST_CASE("Other traffic takes its cranes and no more, and waits for all of them",
          "[models][places][cranes]") {
    // Three cranes. From 0 h six crane hours of ours, two cranes at most. At 1 h others want two
    // for two hours: ours goes on with one. At 2 h three crane hours of ours find none. At 3 h the
    // others leave, the first has two hours left and two cranes, the second one until 4 h; then two
    // for its other two hours. At 3:30 others want all three: they wait until 5 h.
    std::vector<call> calls = {
        {0h, ours(6h)},
        {1h, {.crane_time = 4h, .least = 2, .most = 2}},
        {2h, ours(3h)},
        {3h + 30min, {.crane_time = 3h, .least = 3, .most = 3}},
    };

    work(3, calls);

    CHECK(calls[0].done == core::at(4h));
    CHECK(calls[1].done == core::at(3h));
    CHECK(calls[2].done == core::at(5h));
    CHECK(calls[3].done == core::at(6h));
}

TEST_CASE("Who comes behind a call that waits for many cranes waits, too",
          "[models][places][cranes]") {
    // One of two cranes works for four hours. At 1 h others want both; at 2 h a call wants one, and
    // has it when the others have gone, though one was free all the time.
    std::vector<call> calls = {
        {0h, {.crane_time = 4h}},
        {1h, {.crane_time = 2h, .least = 2, .most = 2}},
        {2h, {.crane_time = 1h}},
    };

    work(2, calls);

    CHECK(calls[0].done == core::at(4h));
    CHECK(calls[1].done == core::at(5h));
    CHECK(calls[2].done == core::at(6h));
}

TEST_CASE("Crane hours before the year are told apart", "[models][places][cranes]") {
    // Two cranes for one hour and one for two: at 2:30 the first has done 2 + 1.5 of its five crane
    // hours, the second 1.5 of two; it ends at 3 h, when one is left of the first's.
    std::vector<call> calls = {{0h, ours(5h)}, {1h, ours(2h)}};

    work(2, calls, 2h + 30min);

    CHECK(calls[0].done == core::at(3h + 30min));
    CHECK(calls[0].before == 3h + 30min);
    CHECK(calls[1].done == core::at(3h));
    CHECK(calls[1].before == 1h + 30min);
}

TEST_CASE("Work rests while a terminal is closed", "[models][cranes]") {
    // Monday 12:00, open from 8 to 16: ten hours of one crane are four on that day and six on the
    // next, until 14:00. Of these the year that begins on Tuesday at 10:00 counts four.
    scenario set = miniature::two_places();
    set.run_in_days = 0;
    const calendar days{set};
    core::simulation sim;
    crane_pool pool(sim, 1, nullptr, 0, core::at(34h),
                    {&days, working_hours{8, 16, 0, 0}, country_id{0}});
    call ours{12h, {.crane_time = 10h}};
    sim.start(worked(sim, pool, ours));

    sim.run();

    CHECK(ours.done == core::at(38h));
    CHECK(ours.before == 6h);
}

}  // namespace corridor::models
