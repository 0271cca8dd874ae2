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
    gate.gate = {7, 19, 0, 0};
    const calendar days{set};
    const core::time_point monday = days.counted_from();  // 2024-01-01, 02:00 in Lithuania

    using std::chrono::hours;
    CHECK(days.open_from(gate.gate, gate.country, monday) == monday + hours{5});
    CHECK(days.open_from(gate.gate, gate.country, monday + hours{8}) == monday + hours{8});
    CHECK(days.open_from(gate.gate, gate.country, monday + hours{17}) == monday + hours{29});
    CHECK(days.open_from(gate.gate, gate.country, monday + hours{4 * 24 + 18}) ==
          monday + hours{7 * 24 + 5});
}

TEST_CASE("Papers rest while customs is closed", "[models][calendar]") {
    // Monday to Friday from 7 to 16, in a country two hours ahead of UTC. Six hours of papers that
    // come on Friday at 14 have two hours then and four on Monday, until 11.
    scenario set = miniature::two_places();
    set.countries = {{"LT", std::chrono::hours{2}, false}};
    const calendar days{set};
    const core::time_point monday = days.counted_from() - std::chrono::hours{2};  // local midnight

    using std::chrono::hours;
    const working_hours customs{7, 16, 0, 0};
    const core::time_point friday = monday + hours{4 * 24};
    CHECK(days.done_by(customs, country_id{0}, friday + hours{14}, hours{6}) ==
          monday + hours{7 * 24 + 11});
    CHECK(days.done_by(customs, country_id{0}, monday + hours{8}, hours{6}) == monday + hours{14});
    CHECK(days.done_by(customs, country_id{0}, monday + hours{7}, hours{9}) == monday + hours{16});

    // With hours of their own on Saturdays and Sundays, 8 to 15, it is done on Saturday at 12.
    const working_hours vilnius{7, 16, 8, 15};
    CHECK(days.done_by(vilnius, country_id{0}, friday + hours{14}, hours{6}) ==
          monday + hours{5 * 24 + 12});
    CHECK(days.open_from(vilnius, country_id{0}, friday + hours{17}) == monday + hours{5 * 24 + 8});
}

}  // namespace corridor::models
