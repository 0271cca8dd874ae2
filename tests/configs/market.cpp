// Rivals, markets and shocks as a scenario states them.
#include <catch2/catch.hpp>

#include "tests/configs/minimal.hpp"
#include "tests/configs/problems.hpp"

namespace corridor::configs {

using corridor::tests::minimal;
using corridor::tests::only_message;
using corridor::tests::read;
using corridor::tests::replaced;

namespace {

const std::string north = R"(
[rival.north]
flows = ["boxes"]
cost_usd_per_teu = 1600  # assumed: made up
time_d = 8  # assumed: made up
deviation_d = 2  # assumed: made up
)";

std::string with(const std::string& more) { return minimal + more; }

}  // namespace

TEST_CASE("A rival is read with its price, time and flows", "[configs]") {
    const read_result result = read({{"a.toml", with(north)}});
    REQUIRE(result.scenario);
    const models::rival_params& rival = result.scenario->rivals.at(0);

    CHECK(rival.label == "north");
    CHECK(rival.flows.size() == 1);
    CHECK(rival.usd_per_teu == 1600);
    CHECK(rival.time == std::chrono::hours{192});
    CHECK(rival.deviation == std::chrono::hours{48});
    CHECK(rival.open);
}

TEST_CASE("A market that nobody else carries is refused", "[configs]") {
    const std::string text =
        replaced(minimal, "promised_d = 20", "corridor_share = 0.5  # assumed\npromised_d = 20");

    CHECK(only_message(text) ==
          "flow.boxes.corridor_share: 0.5 leaves the rest to nobody; expected a rival that names "
          "the flow, or 1");
    CHECK(read({{"a.toml", text + north}}).scenario);
}

TEST_CASE("A rival states what its flows are charged by", "[configs]") {
    CHECK(only_message(with(replaced(north, "\"boxes\"", "\"boxes\", \"grain\""))) ==
          "rival.north.cost_usd_per_t: is missing; expected it of a rival for grain");
}

TEST_CASE("A nest is no more decided than what is in it", "[configs]") {
    const std::string routing =
        "\n[routing]\nchoice_scale_usd_per_teu = 200  # assumed\nrival_scale_usd_per_teu = 100  # "
        "assumed\n";
    CHECK(only_message(with(north + routing)) ==
          "routing.rival_scale_usd_per_teu: 100 is less than the scale within the corridor; "
          "expected choice_scale_usd_per_teu, 200, or more");
}

TEST_CASE("A shock names its days and whom it concerns", "[configs]") {
    const std::string shock =
        "\n[shock.harvest]\nflows = [\"grain\"]\nfirst_day = 2024-09-01\nlast_day = 2024-11-30\n"
        "factor = 0.5  # assumed: made up\n";
    const read_result result = read({{"a.toml", with(shock)}});
    REQUIRE(result.scenario);
    CHECK(result.scenario->shocks.at(0).factor == 0.5);
    CHECK(result.scenario->shocks.at(0).flows.size() == 1);

    CHECK(only_message(with(replaced(shock, "flows = [\"grain\"]\n", ""))) ==
          "shock.harvest.flows: is missing; expected flows or a commodity");
    CHECK(only_message(with(replaced(shock, "flows = [\"grain\"]", "commodity = \"corn\""))) ==
          "shock.harvest.commodity: no flow has \"corn\"; expected the commodity of a flow");
    CHECK(
        only_message(with(replaced(shock, "2024-11-30", "2024-08-31"))) ==
        "shock.harvest.last_day: 2024-08-31 is before the first day; expected 2024-09-01 or later");
}

}  // namespace corridor::configs
