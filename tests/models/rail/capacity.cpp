// Flows worked out by hand, saturation beside compression, and lines with published figures. Seeds
// are fixed: no false alarm.
#include "models/rail/capacity.hpp"

#include <chrono>

#include <catch2/catch.hpp>

#include "models/units.hpp"
#include "tests/models/rail/lines.hpp"

using namespace corridor;
using namespace std::chrono_literals;
using models::following_pace;
using models::km;
using models::km_per_h;

namespace {

models::capacity_search quick() {
    models::capacity_search how;
    how.run_in_days = 5;
    how.counted_days = 40;
    return how;
}

double compressed(const models::line_params& set, const models::line_traffic& traffic,
                  following_pace pace = following_pace::own) {
    return models::pairs_at_full_occupancy(set, traffic, quick(), pace);
}

double saturated(const models::line_params& set, const models::line_traffic& traffic) {
    return models::saturation(set, traffic, quick());
}

double practical(const models::line_params& set, const models::line_traffic& traffic,
                 core::duration accepted) {
    models::capacity_search how;
    how.accepted_delay = accepted;
    return models::practical_capacity(set, traffic, how);
}

}  // namespace

TEST_CASE("a flow over one section of half an hour, by hand") {
    // 12 pairs a day, both trains of a pair at once: one of them waits half an hour, the mean delay
    // is a quarter. The section is occupied for 12 of 24 hours. It passes 24 pairs a day.
    models::line_params set;
    set.sections = {{km{30}, 1, km_per_h{60}, 1.0, {}}};
    const models::line_traffic evenly{{{{km_per_h{60}, true, false, 0h}, 1}}, 0, 0};
    const models::line_outcome out = models::simulate_line(set, evenly, 12, quick());
    CHECK(out.pairs_a_day == Approx(12));
    CHECK(out.mean_delay_h == Approx(0.25));
    CHECK(out.longest_wait_h == Approx(0.5));
    CHECK(out.busiest_share == Approx(0.5));
    CHECK(out.backlog_growth == Approx(0));
    CHECK(compressed(set, evenly) == Approx(24));
    CHECK(saturated(set, evenly) == Approx(24).epsilon(0.02));
    CHECK(practical(set, evenly, 15min) == Approx(24).epsilon(0.02));
}

TEST_CASE("the same trains come in the same order at another flow") {
    const models::line_traffic traffic = tests::with_two_passenger_pairs(10);
    const auto few = models::offered_trains(traffic, 5, 40, {1, 0});
    const auto many = models::offered_trains(traffic, 10, 20, {1, 0});
    REQUIRE(few.size() == many.size());
    for (std::size_t i = 0; i < few.size(); ++i) {
        CHECK(few[i].params->speed == many[i].params->speed);
        CHECK(few[i].slowness == many[i].slowness);
        CHECK(few[i].heading == many[i].heading);
    }
}

TEST_CASE("a line saturates where compression of its trains fills its busiest section", "[long]") {
    const models::line_traffic same = tests::only_freight();
    const models::line_params equal = tests::line_of(32, 26, 0);
    const models::line_params unequal = tests::line_of(32, 26, 0.5);
    const models::line_params two_tracks = tests::line_of(32, 26, 0, 2);
    CHECK(saturated(equal, same) == Approx(compressed(equal, same)).epsilon(0.1));
    CHECK(saturated(unequal, same) == Approx(compressed(unequal, same)).epsilon(0.1));
    CHECK(saturated(two_tracks, same) == Approx(compressed(two_tracks, same)).epsilon(0.1));
    // Two speeds on two tracks: a dispatcher with a queue lets the fast follow the slow a headway
    // behind, at their pace, where compression keeps their running times. So trains do not pile up
    // before paths at the slower pace fill the section, which is a sixth later.
    const models::line_traffic mixed{{{tests::freight, 1}, {tests::passenger, 1}}, 0, 1};
    const double flow = saturated(two_tracks, mixed);
    CHECK(flow == Approx(compressed(two_tracks, mixed, following_pace::of_slower)).epsilon(0.1));
    CHECK(flow > 1.1 * compressed(two_tracks, mixed));
}

TEST_CASE("practical capacity on one track lies near the occupancy that UIC 406 accepts",
          "[long]") {
    for (const double spread : {0.0, 0.5}) {
        const models::line_params set = tests::line_of(32, 26, spread);
        const models::line_traffic same = tests::only_freight();
        const double flow = practical(set, same, models::capacity_search{}.accepted_delay);
        INFO("spread of spacings " << spread);
        CHECK(flow / compressed(set, same) > models::acceptable_daily);
        CHECK(flow / compressed(set, same) < models::acceptable_in_peak + 0.05);
    }
}

TEST_CASE("Altynkol-Zhetygen carries 18 pairs a day, and 33 with sidings and second track",
          "[long]") {
    // Published: practical capacity. Within a tenth, two pairs of passenger trains included, where
    // the mean delay is three hours; the assumptions are in tests/models/rail/lines.hpp.
    CHECK(practical(tests::altynkol_zhetygen(false), tests::with_two_passenger_pairs(18), 3h) ==
          Approx(18).epsilon(0.1));
    CHECK(practical(tests::altynkol_zhetygen(true), tests::with_two_passenger_pairs(33), 3h) ==
          Approx(33).epsilon(0.1));
}

TEST_CASE("a second track from Dostyk to Moyinty carries about five times as much", "[long]") {
    // Published: five times. With trains that follow at 20 minutes, and a mean delay of four hours.
    const models::line_traffic now = tests::with_two_passenger_pairs(12);
    const models::line_traffic later = tests::with_two_passenger_pairs(60);
    const double one = practical(tests::dostyk_moyinty(1), now, 4h);
    const double two = practical(tests::dostyk_moyinty(2, 20min), later, 4h);
    CHECK(two / one == Approx(5).epsilon(0.1));
}
