// What a map shows of a result file.
#include "outputs/map_figures.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "outputs/partial_file.hpp"
#include "tests/outputs/small_world.hpp"

using namespace corridor;

namespace {

double figure(const outputs::figures_by_name& from, const std::string& name,
              const std::string& key) {
    for (const auto& [known, number] : from.at(name)) {
        if (known == key)
            return number;
    }
    FAIL(name << " has no " << key);
    return 0;
}

}  // namespace

TEST_CASE("A map's figures are means over the replications, by node and leg", "[outputs]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    auto results = tests::small_results(from);
    REQUIRE(results.size() == 3);
    // 200, 200 and 500 TEU.
    results[2].nodes[1].throughput.teu = 500;
    results[2].legs[0].throughput.teu = 500;
    results[0].legs[1].time_mean_h = std::nan("");  // missing ones do not count
    results[1].legs[1].time_mean_h = 20;
    results[2].legs[1].time_mean_h = 30;
    outputs::write_result(scratch.file("a.h5"), from, results, tests::small_provenance());
    const outputs::result_file read = outputs::read_result(scratch.file("a.h5"));

    const outputs::figures_by_name legs = outputs::leg_figures(read);
    CHECK(legs.size() == 2);
    CHECK(figure(legs, "almaty-aktau", "throughput_teu") == 300);
    CHECK(figure(legs, "aktau-klaipeda", "throughput_teu") == 200);
    CHECK(figure(legs, "aktau-klaipeda", "time_mean_h") == 25);

    const outputs::figures_by_name nodes = outputs::node_figures(read);
    CHECK(nodes.size() == 3);
    CHECK(figure(nodes, "aktau", "throughput_teu") == 300);
    CHECK(figure(nodes, "almaty", "throughput_teu") == 0);
    // The first facility is the first dock of aktau.
    const std::string first = models::facilities_of(from)[0].kind;
    CHECK(figure(nodes, "aktau", first + "_utilisation") == Approx(0.9));
    CHECK(figure(nodes, "aktau", first + "_waiting_mean_h") == Approx(12.5));
}

TEST_CASE("A whole text is written or none", "[outputs]") {
    const tests::scratch_folder scratch;
    outputs::write_whole(scratch.file("a.txt"), "one\n");
    outputs::write_whole(scratch.file("a.txt"), "two\n");
    std::ifstream file(scratch.file("a.txt"));
    CHECK(std::string(std::istreambuf_iterator<char>(file), {}) == "two\n");
    CHECK(std::distance(std::filesystem::directory_iterator(scratch.path), {}) == 1);
    CHECK_THROWS(outputs::write_whole(scratch.file("no/such/a.txt"), "three\n"));
}
