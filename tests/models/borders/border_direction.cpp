// The queue of all traffic before a border and the staff that it passes, against answers by hand
// and against queueing theory.
#include "models/borders/border_direction.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

namespace {

using namespace std::chrono_literals;

/// A train an hour is accepted in either direction; nobody does anything to it.
scenario with_border() {
    scenario world = miniature::two_places();
    place_params border = miniature::place("border", place_kind::border);
    border.border.emplace();
    border.border->accepted_per_day = {24, 24};
    world.places.push_back(border);
    return world;
}

border_params& border_in(scenario& world) { return *world.places.back().border; }

border_direction westbound(const scenario& world, const calendar& days, std::uint32_t which = 2) {
    return {world.places.back(), direction::westbound, days, {1, 0}, place_id{which}};
}

/// Mean and its standard error.
struct estimate {
    double sum = 0, squares = 0, count = 0;
    void add(double value) {
        sum += value;
        squares += value * value;
        count += 1;
    }
    double mean() const { return sum / count; }
    double error() const { return std::sqrt((squares / count - mean() * mean()) / (count - 1)); }
};

}  // namespace

TEST_CASE("A train waits on the line and is let in for its turn", "[models][border]") {
    // Customs on the way out are planned to take two hours. Who comes at 00:30 could cross at
    // 02:30 and gets 03:00, so it is let into the station at 01:00; the next gets 04:00, and 02:00.
    scenario world = with_border();
    border_in(world).staff[0][1] = {2, {2h, 0}};
    const calendar days(world);
    border_direction border = westbound(world, days);

    const border_direction::turn first = border.join(core::at(30min));
    const border_direction::turn second = border.join(core::at(30min));

    CHECK(first.enters == core::at(1h));
    CHECK(first.accepted == core::at(3h));
    CHECK(second.enters == core::at(2h));
    CHECK(second.accepted == core::at(4h));
}

TEST_CASE("Other traffic waits as theory says", "[models][border]") {
    // One instant an hour, Poisson arrivals of 0.8 an hour. Just before an instant rho +
    // rho^2 / (2 (1 - rho)) trains stand there (M/D/1 in discrete time; Kleinrock, Queueing
    // Systems I, section 5.5); half an instant's arrivals less are the mean over time:
    // rho/2 + rho^2 / (2 (1 - rho)) = 0.4 + 1.6 = 2.0. The mean of 40 borders stays within four
    // standard errors, which a fair run leaves with a chance of 3 in 10,000.
    scenario world = with_border();
    border_in(world).other_per_day = {0.8 * 24, 0};
    const calendar days(world);
    constexpr std::uint32_t borders = 40;
    estimate waiting;
    double others = 0;
    for (std::uint32_t which = 0; which < borders; ++which) {
        border_direction border = westbound(world, days, which);
        const border_direction::observed seen = border.end_counting();
        CHECK(seen.acceptance.accepted_most == 366 * 24);
        CHECK(seen.acceptance.utilisation ==
              Approx(static_cast<double>(seen.others_accepted) / (366 * 24)));
        CHECK(seen.acceptance.peak_month_utilisation > seen.acceptance.utilisation);
        waiting.add(seen.others_waiting_mean);
        others += static_cast<double>(seen.others_accepted);
    }
    CHECK(std::abs(waiting.mean() - 2.0) < 4 * waiting.error());
    CHECK(waiting.error() < 0.05);
    const double expected = borders * 366 * 0.8 * 24;
    CHECK(std::abs(others - expected) < 4 * std::sqrt(expected));
}

TEST_CASE("Other traffic keeps the staff busy and a train of ours waits behind it",
          "[models][border]") {
    // 12 others a day at any hour, one brigade, one hour each: it is busy half of the time, and who
    // comes at any hour waits rho / (2 (1 - rho)) = 0.5 h for it (M/D/1). Instants abound, 2400 a
    // day, so that nobody waits on the line. A train of ours each 73 h, in 40 borders; four
    // standard errors as above.
    scenario world = with_border();
    border_in(world).accepted_per_day = {2400, 2400};
    border_in(world).other_per_day = {12, 0};
    border_in(world).staff[0][0] = {1, {1h, 0}};
    SECTION("they pass the same brigade") {
        border_in(world).others_inspected = true;
        const calendar days(world);
        estimate waits;
        estimate busy;
        for (std::uint32_t which = 0; which < 40; ++which) {
            border_direction border = westbound(world, days, which);
            for (core::time_point now = core::at(73h); now < days.counted_to(); now += 73h) {
                waits.add(hours(border.serve(0, now, 0h).begins - now));
            }
            busy.add(border.end_counting().figures.staff_utilisation[0]);
        }
        CHECK(std::abs(waits.mean() - 0.5) < 4 * waits.error());
        CHECK(waits.error() < 0.03);
        CHECK(std::abs(busy.mean() - 0.5) < 4 * busy.error());
    }
    SECTION("they have a brigade of their own") {
        const calendar days(world);
        border_direction border = westbound(world, days);
        CHECK(border.serve(0, core::at(500h), 1h).begins == core::at(500h));
        CHECK(border.end_counting().figures.staff_utilisation[0] == 0.0);
    }
}

TEST_CASE("An embargo stops other traffic on its days", "[models][border]") {
    // 24 others a day, none in the ten days of a spell: 356 days of 24 in the year, with deviation
    // 92, four of which are left with a chance of 6 in 100,000.
    scenario world = with_border();
    border_in(world).accepted_per_day = {48, 48};
    border_in(world).other_per_day = {24, 24};
    border_spell embargo;
    embargo.first = world.start_date;
    embargo.last = {world.start_date.days + 9};
    embargo.other_per_day = {0.0, std::nullopt};
    border_in(world).spells = {embargo};
    const calendar days(world);
    border_direction border = westbound(world, days);

    const border_direction::turn turn = border.join(days.counted_from() + 5 * 24h);

    CHECK(turn.accepted == days.counted_from() + 5 * 24h);
    const double others = static_cast<double>(border.end_counting().others_accepted);
    CHECK(std::abs(others - 356 * 24) < 4 * std::sqrt(356.0 * 24));
}

TEST_CASE("A train of ours is behind those who came before it only", "[models][border]") {
    // Whether one of ours joins or not, the other traffic that follows moves by one place and is
    // otherwise as it was: as many are accepted in the year.
    scenario world = with_border();
    border_in(world).other_per_day = {12, 12};
    border_in(world).other_weekly_cv = 0.3;
    const calendar days(world);
    border_direction without = westbound(world, days);
    border_direction with = westbound(world, days);
    const core::time_point came = days.counted_from() + 36h;
    CHECK(with.join(came).accepted >= came);
    const border_direction::observed alone = without.end_counting();
    const border_direction::observed together = with.end_counting();
    CHECK(std::abs(alone.others_accepted - together.others_accepted) <= 1);
    CHECK(together.others_waiting_mean >= alone.others_waiting_mean);
}

}  // namespace corridor::models
