// What a place may say of the trucks at its gate.
#include <string>

#include <catch2/catch.hpp>

#include "configs/reader.hpp"
#include "tests/configs/minimal.hpp"

using namespace corridor;
using tests::minimal;
using tests::replaced;

namespace {

/// The minimal scenario with more lines in the table of a port.
configs::read_result read_with(const std::string& lines) {
    return tests::read({{"a.toml", replaced(minimal, "yard_slots_teu = 1000",
                                            lines + "\nyard_slots_teu = 1000")}});
}

std::string weights(int count, int hour) {
    std::string list;
    for (int i = 0; i < count; ++i) {
        list += (i > 0 ? ", " : "") + std::string(i == hour ? "3" : "0");
    }
    return "gate_opens_h = 8 # assumed\ngate_closes_h = 17 # assumed\ngate_arrivals_by_hour = [" +
           list + "] # assumed";
}

void check_told(const configs::read_result& result, const std::string& wrong,
                const std::string& right) {
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems[0].key == "port.aktau.gate_arrivals_by_hour");
    CHECK(result.problems[0].wrong == wrong);
    CHECK(result.problems[0].right == right);
}

}  // namespace

TEST_CASE("Arrivals at a gate are 24 weights, some of them while it is open", "[configs][gate]") {
    check_told(read_with(weights(23, 9)), "these are 23 numbers", "expected 24, from midnight on");
    check_told(read_with(weights(24, 17)), "all of it is 0 while the gate is open",
               "expected trucks between 8 and 17 o'clock");

    const configs::read_result good = read_with(weights(24, 16));
    REQUIRE(good.scenario);
    for (const models::place_params& each : good.scenario->places) {
        CHECK(each.gate_arrivals.has_value() == (each.name == "aktau"));
        CHECK((!each.gate_arrivals || (*each.gate_arrivals)[16] == 3));
    }
}
