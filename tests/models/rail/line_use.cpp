// What a line counts of itself, on lines of half-hour sections worked out by hand.
#include "models/rail/line_use.hpp"

#include <chrono>
#include <vector>

#include <catch2/catch.hpp>

#include "models/rail/line.hpp"
#include "models/rail/line_params.hpp"

using namespace corridor;
using namespace std::chrono_literals;
using models::heading_on_line;
using models::km;
using models::km_per_h;

namespace {

const models::train_params ordinary{km_per_h{60}, true, false, 0h};

core::process send(core::simulation& sim, models::line& on, models::line::train& it,
                   core::duration after) {
    const core::time_point begins = core::at(after);
    co_await core::until(begins);
    sim.start(on.run(sim, it));
}

}  // namespace

TEST_CASE("a line counts trains, occupied time and waits between two instants") {
    // Two half-hour sections with a loop between them; counted from 0:10 to 1:20.
    //   up     0:00-0:30 in section 0, 0:30-1:00 in section 1
    //   down   0:00-0:30 in section 1, 0:30-1:00 in section 0
    //   late   up, asks for section 0 at 0:45, is in it 1:00-1:03; in section 1 after the
    //   possession
    models::line_params set;
    set.sections = {{km{30}, 1, km_per_h{60}, 1.0, {}}, {km{30}, 1, km_per_h{60}, 1.0, {}}};
    set.stations.resize(1);
    set.possession = {1h + 5min, 1h + 6min};
    core::simulation sim;
    models::line on(sim, set);
    models::line::train up(ordinary, heading_on_line::up);
    models::line::train down(ordinary, heading_on_line::down);
    models::line::train late(ordinary, heading_on_line::up);
    late.slowness = 0.1;  // three minutes a section
    late.is_ours = true;
    std::vector<models::string_line_row> rows;
    on.trace(&rows);
    sim.start(send(sim, on, up, 0min));
    sim.start(send(sim, on, down, 0min));
    sim.start(send(sim, on, late, 45min));
    sim.run_until(core::at(10min));
    on.begin_counting();

    sim.run_until(core::at(50min));
    const models::line_use half_way = on.counted();
    CHECK(half_way.counted == 40min);
    CHECK(half_way.trains == 0);
    CHECK(half_way.waited == 5min);
    CHECK(half_way.sections[0].trains == std::array<std::int64_t, 2>{0, 1});
    CHECK(half_way.sections[0].occupied == std::array<core::duration, 2>{20min, 20min});

    sim.run_until(core::at(80min));
    const models::line_use all = on.counted();
    CHECK(all.counted == 70min);
    CHECK(all.possessed == 1min);
    CHECK(all.trains == 3);  // the late one waits for the end of the possession, then runs
    CHECK(all.waited == 15min + 3min);
    CHECK(all.longest_wait == 15min);
    CHECK(all.busiest == 0);
    CHECK(all.sections[0].occupied == std::array<core::duration, 2>{20min + 3min, 30min});
    CHECK(all.sections[1].occupied == std::array<core::duration, 2>{30min + 3min, 20min});
    CHECK(all.busiest_share() == Approx(53.0 / 70.0));

    REQUIRE(rows.size() == 6);
    CHECK(rows[4].train == 3);  // the third that came
    CHECK(rows[4].is_up);
    CHECK(rows[4].is_ours);
    CHECK_FALSE(rows[0].is_ours);
    CHECK(rows[4].section == 0);
    CHECK(rows[4].entered == core::at(1h));
    CHECK(rows[4].left == core::at(1h + 3min));
}

TEST_CASE("a double track is occupied for a headway after each train") {
    // Entries at 0:00 and 0:10 one way, at 0:00 the other; counted from 0:05 to 0:12.
    models::line_params set;
    set.sections = {{km{30}, 2, km_per_h{60}, 1.0, 10min}};
    core::simulation sim;
    models::line on(sim, set);
    models::line::train first(ordinary, heading_on_line::up);
    models::line::train second(ordinary, heading_on_line::up);
    models::line::train against(ordinary, heading_on_line::down);
    for (models::line::train* const each : {&first, &second, &against})
        sim.start(on.run(sim, *each));
    sim.run_until(core::at(5min));
    on.begin_counting();
    sim.run_until(core::at(12min));
    const models::section_use use = on.counted().sections[0];
    CHECK(use.occupied == std::array<core::duration, 2>{7min, 5min});
    CHECK(use.occupied_time() == 7min);
    CHECK(use.trains == std::array<std::int64_t, 2>{1, 0});
}

TEST_CASE("possessed time is counted in the days that an interval touches") {
    const models::possession_params set{2h, 5h};
    CHECK(models::possessed_time(set, core::at(0h), core::at(24h)) == 3h);
    CHECK(models::possessed_time(set, core::at(3h), core::at(4h)) == 1h);
    CHECK(models::possessed_time(set, core::at(4h), core::at(48h + 3h)) == 1h + 3h + 1h);
    CHECK(models::possessed_time({}, core::at(0h), core::at(240h)) == 0h);
}
