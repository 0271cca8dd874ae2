#include "models/calendar.hpp"

#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

TEST_CASE("Days, months and local hours follow the civil calendar", "[models][calendar]") {
    scenario set = miniature::two_places();  // counted from 2024-01-01 after 30 days
    set.countries = {{"LT", std::chrono::hours{2}, true}};
    const calendar days{set};

    CHECK(days.month_of_day(0) == 11);  // 2023-12-02
    CHECK(days.month_of_day(30) == 0);
    CHECK(days.month_of_day(30 + 59) == 1);  // 2024-02-29
    CHECK(days.month_of_day(30 + 60) == 2);
    CHECK(days.next_month(core::at({})) == days.counted_from());
    // 2024-03-31 is the last Sunday of March: UTC+3 from that day.
    CHECK(days.offset(country_id{0}, calendar::midnight(30 + 89)) == std::chrono::hours{2});
    CHECK(days.offset(country_id{0}, calendar::midnight(30 + 90)) == std::chrono::hours{3});
}

TEST_CASE("A gate works trucks in its hours only", "[models][calendar]") {
    scenario set = miniature::two_places();
    set.countries = {{"LT", std::chrono::hours{2}, false}};
    place_params gate = miniature::place("gate", place_kind::terminal);
    gate.gate_opens_h = 7;
    gate.gate_closes_h = 19;
    gate.gate_weekends = false;
    const calendar days{set};
    const core::time_point monday = days.counted_from();  // 2024-01-01, 02:00 in Lithuania

    using std::chrono::hours;
    CHECK(days.gate_open(gate, monday) == monday + hours{5});
    CHECK(days.gate_open(gate, monday + hours{8}) == monday + hours{8});
    CHECK(days.gate_open(gate, monday + hours{17}) == monday + hours{29});
    CHECK(days.gate_open(gate, monday + hours{4 * 24 + 18}) == monday + hours{7 * 24 + 5});
}

}  // namespace corridor::models
