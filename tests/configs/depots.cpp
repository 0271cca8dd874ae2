// Depots as a scenario states them, and mistakes about them and about the size of containers.
#include <catch2/catch.hpp>

#include "models/cargo/containers.hpp"
#include "tests/configs/minimal.hpp"
#include "tests/configs/problems.hpp"

using namespace corridor;
using tests::minimal;
using tests::only_message;
using tests::replaced;

namespace {

const std::string depots = R"(
[depot.here]
at = "east"
turn_d = 3  # assumed
stock_40ft = 100  # assumed
room_teu = 400  # assumed

[depot.there]
label = "There"
at = "west"
turn_d = 0.5  # assumed
room_teu = 400  # assumed
hired_after_d = 10  # assumed

[repositioning.back]
from = "there"
to = "here"
container_size = "40ft"
direction = "eastbound"
vessels = ["feeder"]
reorder_below = 50  # assumed
order_up_to = 80  # assumed
)";

std::string sized(const std::string& size = "40ft") {
    return replaced(minimal, "t_per_teu = 9.5",
                    "container_size = \"" + size + "\"\nt_per_teu = 9.5");
}

std::string with_depots() { return sized() + depots; }

}  // namespace

TEST_CASE("Depots and what they order", "[configs][depots]") {
    const configs::read_result read = tests::read({{"a.toml", with_depots()}});

    for (const configs::problem& each : read.problems) {
        UNSCOPED_INFO(each.text());
    }
    REQUIRE(read.scenario);
    const models::scenario& from = *read.scenario;
    REQUIRE(from.depots.size() == 2);
    CHECK(from.depots[0].label == "here");
    CHECK(from.depots[0].serves == std::vector{from.depots[0].at});
    CHECK(from.depots[0].stock == std::array<std::int64_t, 2>{0, 100});
    CHECK(from.depots[1].turn == std::chrono::hours{12});
    CHECK(from.depots[1].hired_after == std::chrono::hours{240});
    REQUIRE(from.repositionings.size() == 1);
    CHECK(from.repositionings[0].from == models::depot_id{1});
    CHECK(from.repositionings[0].order_up_to == 80);
    CHECK(from.repositionings[0].least_order == 1);
    CHECK(from.flows[0].size == models::container_size::ft40);
    const auto empties = std::find_if(from.flows.begin(), from.flows.end(),
                                      [](const auto& flow) { return flow.name == "back"; });
    REQUIRE(empties != from.flows.end());
    CHECK(empties->repositions == models::repositioning_id{0});
    CHECK(empties->origin == from.flows[0].destination);
    CHECK(empties->lot_mass.count == 0);
    CHECK(models::depot_containers(*empties) == 1);
}

TEST_CASE("A lot is whole containers, and they are not too heavy", "[configs][depots]") {
    CHECK(only_message(replaced(sized(), "lot_teu = 2", "lot_teu = 3")) ==
          "flow.boxes.lot_teu: 3 are no whole containers; expected a multiple of 2, as "
          "container_size is 40ft");
    CHECK(only_message(replaced(sized(), "t_per_teu = 9.5", "t_per_teu = 15")) ==
          "flow.boxes.t_per_teu: 15 are more than such a container holds; expected at most 14.35, "
          "as container_size is 40ft");
    CHECK(tests::read({{"a.toml", replaced(sized("20ft"), "t_per_teu = 9.5", "t_per_teu = 15")}})
              .problems.empty());
}

TEST_CASE("Cargo of depots states its size", "[configs][depots]") {
    CHECK(only_message(minimal + depots) ==
          "flow.boxes.container_size: is missing; expected it of containers between places of "
          "which depot here serves one");
}

TEST_CASE("A place has one depot", "[configs][depots]") {
    CHECK(only_message(
              replaced(with_depots(), "at = \"west\"", "at = \"west\"\nserves = [\"east\"]")) ==
          "depot.there.serves: depot here serves east already; expected places that no other depot "
          "serves");
}

TEST_CASE("Orders make sense", "[configs][depots]") {
    CHECK(only_message(replaced(with_depots(), "order_up_to = 80", "order_up_to = 40")) ==
          "repositioning.back.order_up_to: 40 are fewer than those below which it orders; expected "
          "reorder_below, 50, or more");
    CHECK(only_message(replaced(with_depots(), "order_up_to = 80",
                                "least_order = 90  # assumed\norder_up_to = 80")) ==
          "repositioning.back.least_order: 90 are more than it ever orders; expected order_up_to, "
          "80, or less");
    CHECK(only_message(replaced(with_depots(), "to = \"here\"", "to = \"there\"")) ==
          "repositioning.back.to: there sends them too; expected another depot");
    CHECK(only_message(replaced(with_depots(), "\"eastbound\"", "\"westbound\""))
              .find("repositioning.back.to: no services carry it westbound from west to east; ") ==
          0);
    CHECK(only_message(replaced(with_depots(), "order_up_to = 80",
                                "sender_keeps = 10  # assumed\norder_up_to = 80") +
                       R"(
[repositioning.forth]
from = "here"
to = "there"
container_size = "40ft"
direction = "westbound"
vessels = ["feeder"]
reorder_below = 10  # assumed
order_up_to = 20  # assumed
sender_keeps = 49  # assumed
)") == "repositioning.forth.sender_keeps: 49 are fewer than those below which here orders; "
       "expected "
       "50 or more, as in back");
}
