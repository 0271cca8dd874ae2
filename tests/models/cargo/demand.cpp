#include "models/cargo/demand.hpp"

#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

double sum_of(const std::vector<double>& by_day, int begin, int end) {
    double sum = 0;
    for (int day = begin; day < end; ++day) {
        sum += by_day[static_cast<std::size_t>(day)];
    }
    return sum;
}

std::vector<double> curve_of(const scenario& set) {
    return releases_by_day(set, calendar(set), set.flows[0]);
}

}  // namespace

TEST_CASE("A quieter weekend makes weekdays busier", "[models][demand]") {
    // 2024 begins on a Monday and has 262 weekdays and 104 days of weekends: 915 releases over
    // 262 + 104 / 2 shares.
    scenario set = two_places();
    set.demand.weekend_factor = 0.5;

    const std::vector<double> by_day = curve_of(set);

    const int monday = set.run_in_days;
    CHECK(by_day[static_cast<std::size_t>(monday)] == Approx(915.0 / 314));
    CHECK(by_day[static_cast<std::size_t>(monday + 5)] == Approx(915.0 / 314 / 2));
    CHECK(sum_of(by_day, monday, monday + set.days) == Approx(915));
}

TEST_CASE("Demand grows within its first year and beyond", "[models][demand]") {
    // Three years of 915 releases at first, each a fifth above the last.
    scenario set = two_places();
    set.days = 3 * 365;
    set.demand.growth_per_year = 0.2;

    const std::vector<double> by_day = curve_of(set);

    const int begin = set.run_in_days;
    const double first = sum_of(by_day, begin, begin + 365);
    CHECK(first == Approx(915));
    CHECK(sum_of(by_day, begin + 365, begin + 730) == Approx(1.2 * first));
    CHECK(sum_of(by_day, begin + 730, begin + 1095) == Approx(1.44 * first));
    CHECK(by_day[static_cast<std::size_t>(begin + 100)] > by_day[static_cast<std::size_t>(begin)]);
}

TEST_CASE("A shock is not made up for", "[models][demand]") {
    // Ten days of 2.5 releases a day at three times that add 50; the flow is concerned by its name
    // or by its commodity, and no other.
    scenario set = two_places();
    shock_params rush;
    rush.first = date{set.start_date.days + 20};
    rush.last = date{set.start_date.days + 29};
    rush.factor = 3;
    const int begin = set.run_in_days;
    const auto year = [&](const shock_params& each) {
        set.shocks = {each};
        return sum_of(curve_of(set), begin, begin + set.days);
    };

    CHECK(year(rush) == Approx(915));
    rush.flows = {flow_id{0}};
    CHECK(year(rush) == Approx(915 + 10 * 2.5 * 2));
    rush.flows = {};
    rush.commodity = "boxes";
    CHECK(year(rush) == Approx(915 + 10 * 2.5 * 2));
}

}  // namespace corridor::models
