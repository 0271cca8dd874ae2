// How a backlog goes away, hour by hour.
#include "models/disruptions/recovery.hpp"

#include <catch2/catch.hpp>

namespace corridor::models {

using namespace std::chrono_literals;

TEST_CASE("A backlog halves and is gone when it stays so", "[models][disruptions]") {
    // Ten waited before. It ends at 10:00 with 30 waiting, a backlog of 20: 24 at 11:00 are 14, 19
    // at 12:00 are 9, so it halved in two hours. At 13:00 it is gone, at 14:00 back, from 15:00 on
    // gone for three hours together: it recovered five hours after the end.
    recovery_watch seen(10, core::at(10h), 3h);
    const double waiting[] = {35, 30, 24, 19, 10, 11, 9, 10, 8};
    for (int i = 0; i < 9; ++i) {
        CHECK_FALSE(seen.has_recovered());
        seen.look(core::at((9 + i) * 1h), waiting[i]);
    }
    CHECK_FALSE(seen.has_recovered());
    seen.look(core::at(18h), 7);
    REQUIRE(seen.has_recovered());
    CHECK(*seen.recovered() == 5h);
    CHECK(*seen.half_life() == 2h);
    CHECK(seen.peak() == 25);

    disruption_result sum;
    add(sum, seen);
    add(sum, recovery_watch(0, core::at(0h), 1h));
    CHECK(sum.occurrences == 2);
    CHECK(sum.backlog_peak == 25);
    CHECK(sum.halved == 1);
    CHECK(sum.half_life_hours == 2);
    CHECK(sum.recovered == 1);
    CHECK(sum.recovery_hours == 5);
}

TEST_CASE("What left no backlog has no half-life, and has recovered at its end",
          "[models][disruptions]") {
    recovery_watch seen(4, core::at(2h), 2h);
    for (int hour = 1; hour <= 4; ++hour)
        seen.look(core::at(hour * 1h), 4);
    REQUIRE(seen.has_recovered());
    CHECK(*seen.recovered() == 0h);
    CHECK_FALSE(seen.half_life());
    CHECK(seen.peak() == 0);
}

}  // namespace corridor::models
