// The queue before a border, against answers by hand and against queueing theory.
#include "models/borders/border_acceptance.hpp"

#include <cmath>

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

TEST_CASE("Other traffic waits as theory says", "[models][border]") {
    // One instant an hour, Poisson arrivals of 0.8 an hour. Just before an instant rho +
    // rho^2 / (2 (1 - rho)) trains stand there (M/D/1 in discrete time; Kleinrock, Queueing
    // Systems I, section 5.5); half an instant's arrivals less are the mean over time:
    // rho/2 + rho^2 / (2 (1 - rho)) = 0.4 + 1.6 = 2.0. The mean of 40 borders stays within four
    // standard errors, which a fair run leaves with a chance of 3 in 10,000.
    scenario world = miniature::two_places();
    world.run_in_days = 30;
    world.days = 366;
    const calendar days(world);
    border_acceptance::params busy = hourly();
    busy.other_per_day = 0.8 * 24;
    constexpr int borders = 40;
    double sum = 0;
    double squares = 0;
    double others = 0;
    for (std::uint64_t entity = 0; entity < borders; ++entity) {
        border_acceptance border(busy, days, {1, 0}, entity);
        const border_acceptance::observed seen = border.end_counting();
        CHECK(seen.accepted_most == 366 * 24);
        CHECK(seen.utilisation == Approx(static_cast<double>(seen.others_accepted) / (366 * 24)));
        CHECK(seen.peak_month_utilisation > seen.utilisation);
        sum += seen.others_waiting_mean;
        squares += seen.others_waiting_mean * seen.others_waiting_mean;
        others += static_cast<double>(seen.others_accepted);
    }
    const double mean = sum / borders;
    const double error = std::sqrt((squares / borders - mean * mean) / (borders - 1));
    CHECK(std::abs(mean - 2.0) < 4 * error);
    CHECK(error < 0.05);
    const double expected = borders * 366 * 0.8 * 24;
    CHECK(std::abs(others - expected) < 4 * std::sqrt(expected));
}

TEST_CASE("A train of ours is behind those who came before it only", "[models][border]") {
    // Booked early or late within the same hour, the other traffic that follows moves by one
    // place and is otherwise as it was: as many are accepted in the year.
    const scenario world = miniature::two_places();
    const calendar days(world);
    border_acceptance::params busy = hourly();
    busy.other_per_day = 12;
    busy.other_weekly_cv = 0.3;
    border_acceptance without(busy, days, {1, 0}, 3);
    border_acceptance with(busy, days, {1, 0}, 3);
    const core::time_point accepted = with.book(days.counted_from() + 36h);
    CHECK(accepted >= days.counted_from() + 36h);
    const border_acceptance::observed alone = without.end_counting();
    const border_acceptance::observed together = with.end_counting();
    CHECK(std::abs(alone.others_accepted - together.others_accepted) <= 1);
    CHECK(together.others_waiting_mean >= alone.others_waiting_mean);
}

}  // namespace corridor::models
