// Staff of a border who work in shifts, against answers by hand.
#include "models/borders/border_staff.hpp"

#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

namespace {

using namespace std::chrono_literals;

/// The run begins on a Monday, 2024-01-01, 00:00 UTC; the country's clock is five hours ahead.
scenario five_hours_ahead() {
    scenario world = miniature::two_places();
    world.run_in_days = 0;
    world.countries[0].utc_offset = 5h;
    return world;
}

constexpr country_id here{0};

}  // namespace

TEST_CASE("A service once begun is finished past closing", "[models][border]") {
    // Open from 8 to 18 o'clock, 03:00 to 13:00 UTC. Two of one team's three trains of four hours
    // are begun by 13:00, the second of them finished at 15:00 (11:00 + 4 h); the third waits for
    // the morning. Of twelve hours of work two are overtime.
    scenario world = five_hours_ahead();
    world.days = 3;
    const calendar days(world);
    const border_shifts shifts({8, 18, true}, here, days);
    border_staff team(1, shifts, days);

    const border_staff::service first = team.book(core::at(7h), 4h, traffic::ours);
    const border_staff::service second = team.book(core::at(8h), 4h, traffic::others);
    const border_staff::service third = team.book(core::at(9h), 4h, traffic::ours);

    CHECK(first.begins == core::at(7h));
    CHECK(second.begins == core::at(11h));
    CHECK(second.ends == core::at(15h));
    CHECK(third.begins == core::at(24h + 3h));
    const border_staff::observed seen = team.end_counting();
    CHECK(seen.staffed == 3 * 10h);
    CHECK(seen.overtime == 2h);
    CHECK(seen.ours == 8h);
    CHECK(seen.others == 4h);
}

TEST_CASE("A side that rests at the weekend begins on Monday", "[models][border]") {
    // 2024-01-05 is a Friday; its local end is 19:00 UTC. What comes an hour later waits until
    // Monday, 2024-01-08, 00:00 local time, 19:00 UTC on Sunday.
    const scenario world = five_hours_ahead();
    const calendar days(world);
    const border_shifts shifts({0, 24, false}, here, days);

    CHECK(shifts.opens(0, 1, core::at(4 * 24h + 18h)) == core::at(4 * 24h + 18h));
    CHECK(shifts.opens(0, 1, core::at(4 * 24h + 20h)) == core::at(6 * 24h + 19h));
    CHECK(shifts.worked(0, 1, core::at(0h), core::at(7 * 24h)) == 5 * 24h);
}

TEST_CASE("On a holiday part of the staff is there, or nobody", "[models][border]") {
    // Half of three brigades, rounded, are two: the third train at midnight waits for the first of
    // two that take five hours. Where a fifth of two is none, all wait for the next day.
    scenario world = five_hours_ahead();
    world.countries[0].utc_offset = 0h;
    holiday_params rest;
    rest.countries = {here};
    rest.first = rest.last = world.start_date;
    rest.staff_factor = 0.5;
    world.holidays = {rest};
    const calendar half(world);
    const border_shifts shifts({}, here, half);
    border_staff brigades(3, shifts, half);
    CHECK(brigades.book(core::at(0h), 5h, traffic::ours).begins == core::at(0h));
    CHECK(brigades.book(core::at(0h), 5h, traffic::ours).begins == core::at(0h));
    CHECK(brigades.book(core::at(0h), 5h, traffic::ours).begins == core::at(5h));
    CHECK(brigades.end_counting().staffed == 3 * 366 * 24h - 24h);

    world.holidays[0].staff_factor = 0.2;
    const calendar closed(world);
    const border_shifts nobody({}, here, closed);
    border_staff desks(2, nobody, closed);
    CHECK(desks.book(core::at(1h), 1h, traffic::ours).begins == core::at(24h));
}

}  // namespace corridor::models
