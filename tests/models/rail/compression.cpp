// Sequences compressed by hand.
#include "models/rail/compression.hpp"

#include <chrono>
#include <vector>

#include <catch2/catch.hpp>

using namespace corridor;
using namespace std::chrono_literals;
using models::heading_on_line;
using models::km;
using models::km_per_h;

namespace {

const models::train_params slow{km_per_h{60}, true, false, 0h};
const models::train_params fast{km_per_h{120}, true, false, 0h};

}  // namespace

TEST_CASE("on single track a compressed sequence takes the sum of its running times") {
    // Sections of 30 and 20 minutes at 60 km/h, half of that at 120. Two slow trains up, a fast one
    // and a slow one half as slow again down: 30 + 30 + 15 + 45 = 120 minutes in the first section,
    // 20 + 20 + 10 + 30 = 80 in the second. Of four hours the busier one is occupied for half,
    // which is 0.5 / 0.6 of what is acceptable over a day.
    models::line_params set;
    set.sections = {{km{30}, 1, km_per_h{120}, 1.0, {}}, {km{20}, 1, km_per_h{120}, 1.0, {}}};
    set.stations.resize(1);
    const std::vector<models::sequenced_train> trains{{&slow, heading_on_line::up, 1, {}},
                                                      {&slow, heading_on_line::up, 1, {}},
                                                      {&fast, heading_on_line::down, 1, {}},
                                                      {&slow, heading_on_line::down, 1.5, {}}};
    const models::compressed out = models::compress(set, trains);
    CHECK(out.sections == std::vector<core::duration>{120min, 80min});
    CHECK(out.busiest == 0);
    CHECK(models::occupancy_rate(out, 4h) == Approx(0.5));
    CHECK(models::capacity_consumption(0.5, models::acceptable_daily) ==
          Approx(0.8333).margin(1e-4));
}

TEST_CASE("on double track a fast train waits until it does not catch up with a slow one") {
    // 30 minutes slow, 15 fast, headway 10. Slow, fast, slow, and the slow one again: a fast train
    // enters 30 - 15 + 10 = 25 minutes after a slow one, a slow one 10 minutes after any:
    // 25 + 10 + 10 = 45. The other heading's two trains take 20. Held up, each train takes 10.
    models::line_params set;
    set.sections = {{km{30}, 2, km_per_h{120}, 1.0, 10min}};
    const std::vector<models::sequenced_train> trains{
        {&slow, heading_on_line::up, 1, {}},   {&slow, heading_on_line::down, 1, {}},
        {&fast, heading_on_line::up, 1, {}},   {&slow, heading_on_line::up, 1, {}},
        {&slow, heading_on_line::down, 1, {}},
    };
    CHECK(models::compress(set, trains).occupancy_time() == 45min);
    const models::compressed held_up =
        models::compress(set, trains, models::following_pace::of_slower);
    CHECK(held_up.occupancy_time() == 30min);
}
