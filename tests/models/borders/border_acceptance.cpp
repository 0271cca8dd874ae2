// The turns that the other side of a border gives, against answers by hand.
#include "models/borders/border_acceptance.hpp"

#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

namespace {

using namespace std::chrono_literals;

border_acceptance::params hourly() {
    border_acceptance::params out;
    out.per_day = 24;
    return out;
}

}  // namespace

TEST_CASE("Trains are accepted one an instant, first come first served", "[models][border]") {
    const scenario world = miniature::two_places();
    const calendar days(world);
    border_acceptance border(hourly(), days, {1, 0}, 7);
    // An instant each full hour: 00:00 is taken at once, and two who come at 00:30 take two.
    CHECK(border.book(core::at(0h)) == core::at(0h));
    CHECK(border.book(core::at(30min)) == core::at(1h));
    CHECK(border.book(core::at(30min)) == core::at(2h));
    CHECK(border.book(core::at(5h + 1min)) == core::at(6h));
}

TEST_CASE("What a bad day leaves behind stands before the next", "[models][border]") {
    const scenario world = miniature::two_places();
    const calendar days(world);
    border_acceptance::params half = hourly();
    half.short_week_share = 1;
    half.short_week_factor = 0.5;
    border_acceptance border(half, days, {1, 0}, 7);
    // Twelve a day, one each second hour. Of 24 trains at midnight the last waits 46 hours, and
    // who comes on the second day's noon stands behind it.
    for (int train = 0; train < 24; ++train) {
        CHECK(border.book(core::at(0h)) == core::at(2h * train));
    }
    CHECK(border.book(core::at(36h)) == core::at(48h));
}

TEST_CASE("On the days of a spell its own figure holds", "[models][border]") {
    // The run begins on 2023-12-02, 30 days before 2024-01-01. Nothing is accepted on the second
    // day and two trains on the third, at 00:00 and 12:00, whatever the short weeks; from the
    // fourth on it is again one each second hour.
    const scenario world = miniature::two_places();
    const calendar days(world);
    const std::int32_t first = world.start_date.days - world.run_in_days;
    border_acceptance::params set = hourly();
    set.short_week_share = 1;
    set.short_week_factor = 0.5;
    set.stated = {{{first + 1}, {first + 2}, 0}, {{first + 2}, {first + 2}, 2}};
    border_acceptance border(set, days, {1, 0}, 7);
    CHECK(border.book(core::at(20h)) == core::at(20h));
    CHECK(border.book(core::at(23h)) == core::at(48h));
    CHECK(border.book(core::at(23h)) == core::at(60h));
    CHECK(border.book(core::at(23h)) == core::at(72h));
    CHECK(border.book(core::at(23h)) == core::at(74h));
}

}  // namespace corridor::models
