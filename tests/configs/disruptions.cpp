// Disruptions and embargoes as a scenario states them.
#include <catch2/catch.hpp>

#include "configs/experiments/intervention.hpp"
#include "tests/configs/minimal.hpp"
#include "tests/configs/problems.hpp"

namespace corridor::configs {

using corridor::tests::minimal;
using corridor::tests::only_message;
using corridor::tests::read;

namespace {

std::string with(const std::string& table) { return minimal + "\n[disruption.it]\n" + table; }

models::disruption_params read_one(const std::string& table) {
    const read_result result = read({{"a.toml", with(table)}});
    for (const problem& each : result.problems)
        UNSCOPED_INFO(each.text());
    REQUIRE(result.scenario);
    return result.scenario->disruptions.at(0);
}

const std::string week = "first_day = 2024-01-08\nlast_day = 2024-01-14\n";
const std::string rate = "per_year = 2  # assumed\nduration_d = 3  # assumed\n";

}  // namespace

TEST_CASE("A disruption is read with what it acts on and when", "[configs]") {
    const models::disruption_params docks =
        read_one("at = \"aktau\"\ndock = \"ferry_berths\"\n" + week);
    CHECK(docks.what == models::disrupted::docks);
    CHECK(docks.dock == models::dock_kind::ferry_berths);
    CHECK(docks.first_day == models::date{19'730});
    CHECK(docks.last_day == models::date{19'736});
    CHECK(docks.remaining_share == 0);
    CHECK(docks.sustained == std::chrono::hours{72});
    CHECK(docks.label == "it");

    const models::disruption_params fleet =
        read_one("service = \"feeder\"\nremaining_share = 0.5  # assumed\n" + rate);
    CHECK(fleet.what == models::disrupted::fleet);
    CHECK(fleet.per_year == 2);
    CHECK(fleet.lasts.mean == std::chrono::hours{72});
    CHECK_FALSE(fleet.first_day);

    CHECK(read_one("leg = \"steppe\"\n" + week).what == models::disrupted::leg);
}

TEST_CASE("A disruption that is not clear is refused", "[configs]") {
    CHECK(only_message(with(week)) ==
          "disruption.it: acts on 0 things; expected one of at, leg, service and way");
    CHECK(only_message(with("at = \"aktau\"\nleg = \"steppe\"\n" + week)) ==
          "disruption.it: acts on 2 things; expected one of at, leg, service and way");
    CHECK(only_message(with("leg = \"steppe\"\nfirst_day = 2024-01-08\n")) ==
          "disruption.it.last_day: is missing; expected it of one by date");
    CHECK(only_message(with("leg = \"steppe\"\nper_year = 1  # assumed\n")) ==
          "disruption.it.duration_d: is missing; expected it of one by rate");
    CHECK(only_message(with("leg = \"steppe\"\nper_year = 1  # assumed\n" + week)) ==
          "disruption.it.per_year: is there; expected it not of one by date");
    CHECK(only_message(with("leg = \"steppe\"\nfirst_day = 2024-01-08\nlast_day = 2024-01-07\n")) ==
          "disruption.it.last_day: 2024-01-07 is before it begins; expected 2024-01-08 or later");
    CHECK(only_message(with("leg = \"steppe\"\ndock = \"gate\"\n" + week)) ==
          "disruption.it.dock: is there; expected it not of what is no place with docks");
    CHECK(only_message(with("at = \"aktau\"\ndock = \"gate\"\n" + week)) ==
          "disruption.it.dock: aktau has no gate_lanes; expected a dock that is there");
    CHECK(only_message(with("at = \"west\"\n" + week)) ==
          "disruption.it.at: west has no docks; expected a dock that is there");
}

TEST_CASE("An intervention may add a disruption, and nothing else that is not there", "[configs]") {
    const auto over = [](const std::string& path, const std::string& value) {
        return override_{path, value, "source: test"};
    };
    const read_result added = read(
        {{"a.toml", minimal}}, "a.toml",
        {over("disruption.storm.at", "\"aktau\""), over("disruption.storm.first_day", "2024-01-08"),
         over("disruption.storm.last_day", "2024-01-09")});
    for (const problem& each : added.problems)
        UNSCOPED_INFO(each.text());
    REQUIRE(added.scenario);
    CHECK(added.scenario->disruptions.at(0).name == "storm");
    CHECK_FALSE(read({{"a.toml", minimal}}, "a.toml", {over("port.baku.label", "\"x\"")}).scenario);
}

}  // namespace corridor::configs
