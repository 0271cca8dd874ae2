// A sweep's folder and the file that is made of it.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

#include <catch2/catch.hpp>

#include "outputs/hdf5.hpp"
#include "outputs/sweeps/sweep_writer.hpp"
#include "tests/outputs/lines_of.hpp"
#include "tests/outputs/small_world.hpp"

using namespace corridor;

namespace {

outputs::sweep_inputs small_inputs() {
    return {.study = "s",
            .study_toml = "replications = 3\n",
            .scenario = "small",
            .scenario_toml = "days = 10\n",
            .program = "0.1.0 abc",
            .points = 4,
            .replications = 3};
}

outputs::sweep_design small_design() {
    return {.study = "s",
            .title = "A small sweep",
            .axes = {{.name = "cranes",
                      .path = "port.aktau.quay_cranes",
                      .unit = "cranes",
                      .meaning = "shared by the container berths",
                      .levels = {"2", "3"},
                      .numbers = {2, 3}},
                     {.name = "wind",
                      .path = "sea.caspian.wind",
                      .unit = "",
                      .meaning = "",
                      .levels = {"calm", "storm"},
                      .numbers = {}}},
            .replications = 3,
            .responses = {"transit_time_p90_h", "delivered_teu", "on_time_share"}};
}

outputs::provenance small_origin() {
    outputs::provenance origin = tests::small_provenance();
    origin.study_toml = "replications = 3\n";
    return origin;
}

/// Later by the point's number of hours, so that every point has its own answer.
outputs::response_sums sums_at(const models::scenario& from, study::task which) {
    return outputs::sums_of(from, tests::small_result(from, which.replication + 5 * which.point));
}

void fill(const std::string& folder, study::shard part) {
    const models::scenario from = tests::small_scenario();
    outputs::sweep_folder sweep(folder, small_inputs(), part);
    for (const study::task each : study::tasks_of(4, 3, part)) {
        if (!sweep.holds(each))
            sweep.put(each, sums_at(from, each));
    }
    sweep.flush();
}

std::string merged(const tests::scratch_folder& scratch, const std::string& folder) {
    const std::string path = scratch.file("merged.h5");
    const auto results = outputs::read_sweep(folder, 4, 3);
    const models::scenario base = tests::small_scenario();
    const outputs::sweep_design design = small_design();
    outputs::write_sweep(path, {base, design, results.index}, small_origin(),
                         outputs::existing_file::replace);
    return path;
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<double> numbers_at(const std::string& path, const char* dataset) {
    const outputs::hdf5::handle file = outputs::hdf5::open_file(path);
    const outputs::hdf5::handle from(H5Dopen2(file, dataset, H5P_DEFAULT), H5Dclose, dataset);
    return outputs::hdf5::read_numbers(from);
}

}  // namespace

TEST_CASE("A merged file says at each point what a run's file says", "[outputs][sweep]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    fill(scratch.file("dir"), {});
    const std::string path = merged(scratch, scratch.file("dir"));
    const std::vector<double> mean = numbers_at(path, "/summary/mean");
    const std::vector<double> low = numbers_at(path, "/summary/ci95_low");
    const std::vector<double> p90 = numbers_at(path, "/responses/transit_time_p90_h");
    REQUIRE(mean.size() == 3 * 4);
    REQUIRE(p90.size() == 4 * 3);
    for (int point = 0; point < 4; ++point) {
        std::vector<models::replication_result> results;
        for (int i = 0; i < 3; ++i)
            results.push_back(tests::small_result(from, i + 5 * point));
        for (const study::estimate& each : outputs::responses(from, results)) {
            const auto at = static_cast<std::size_t>(point);
            if (each.name == "transit_time_p90_h") {
                CHECK(mean[at] == each.mean);
                CHECK(low[at] == each.ci95_low);
            }
            if (each.name == "delivered_teu")
                CHECK(mean[4 + at] == each.mean);
            if (each.name == "on_time_share")
                CHECK(mean[8 + at] == each.mean);
        }
    }
    CHECK(p90[0] == Approx(190).epsilon(1.0 / 32));  // of 100 lots the 90th, as in responses.cpp
    CHECK(p90[9] > p90[0]);
}

TEST_CASE("SWEEPS.md and a merged file say the same", "[outputs][sweep]") {
    const tests::scratch_folder scratch;
    fill(scratch.file("dir"), {});
    const std::vector<std::string> in_file =
        tests::lines_of_file(merged(scratch, scratch.file("dir")));
    const auto expand = [](std::string line, const std::map<std::string, std::string>& words) {
        for (const auto& [word, by] : words) {
            for (std::size_t at = line.find(word); at != std::string::npos; at = line.find(word))
                line.replace(at, word.size(), by);
        }
        return line;
    };
    using words = std::map<std::string, std::string>;
    std::vector<std::string> in_page;
    for (const std::string& line : tests::lines_of_page("outputs/SWEEPS.md")) {
        const std::string axes = expand(line, {{"FACTORS", "cranes, wind"}});
        if (axes.find("FACTOR") != std::string::npos) {
            const words cranes{{"FACTOR", "cranes"},
                               {"LEVEL", "int32"},
                               {"MEANING", "shared by the container berths"},
                               {"PATH", "port.aktau.quay_cranes"},
                               {"UNIT", "cranes"}};
            const words wind{{"FACTOR", "wind"},
                             {"LEVEL", "string"},
                             {"UNIT", ""},
                             {"PATH: MEANING", "sea.caspian.wind"}};
            in_page.push_back(expand(axes, cranes));
            in_page.push_back(expand(axes, wind));
        } else if (axes.find("RESPONSE") != std::string::npos) {
            const std::string lots = "container lots released in the 10 counted days";
            in_page.push_back(expand(axes, {{"ESTIMAND", lots + ", unarrived as late"},
                                            {"RESPONSE", "transit_time_p90_h"},
                                            {"UNIT", "h"}}));
            in_page.push_back(
                expand(axes, {{"ESTIMAND", "loaded containers delivered in the 10 counted days"},
                              {"RESPONSE", "delivered_teu"},
                              {"UNIT", "TEU"}}));
            in_page.push_back(
                expand(axes, {{"ESTIMAND", lots + ", delivered within the promised time"},
                              {"RESPONSE", "on_time_share"},
                              {"UNIT", "1"}}));
        } else {
            in_page.push_back(axes);
        }
    }
    std::vector<std::string> sorted_file = in_file;
    std::sort(sorted_file.begin(), sorted_file.end());
    std::sort(in_page.begin(), in_page.end());
    CHECK(sorted_file == in_page);
}

TEST_CASE("However the tasks are split and ordered, the bytes are the same", "[outputs][sweep]") {
    const tests::scratch_folder scratch;
    fill(scratch.file("whole"), {});
    const std::string whole = bytes_of(merged(scratch, scratch.file("whole")));
    for (const int number : {3, 1, 2})
        fill(scratch.file("shards"), {number, 3});
    CHECK(bytes_of(merged(scratch, scratch.file("shards"))) == whole);
    fill(scratch.file("mixed"), {2, 2});
    fill(scratch.file("mixed"), {1, 3});  // some of it is done already
    fill(scratch.file("mixed"), {});
    CHECK(bytes_of(merged(scratch, scratch.file("mixed"))) == whole);
}

TEST_CASE("A folder keeps to what it was begun with", "[outputs][sweep]") {
    const tests::scratch_folder scratch;
    const std::string folder = scratch.file("dir");
    fill(folder, {1, 2});
    const auto refusal = [&](auto change) {
        outputs::sweep_inputs inputs = small_inputs();
        change(inputs);
        try {
            outputs::sweep_folder(folder, inputs, {2, 2});
        } catch (const outputs::sweep_refused& refused) {
            return std::string(refused.what());
        }
        return std::string("accepted");
    };
    using inputs = outputs::sweep_inputs;
    CHECK(refusal([](inputs&) {}) == "accepted");
    CHECK_THAT(refusal([](inputs& in) { in.study_toml = "replications = 4\n"; }),
               Catch::Contains("s.toml:2: \"replications = 3\" there, \"replications = 4\" now"));
    CHECK_THAT(refusal([](inputs& in) { in.scenario_toml = "days = 10\ndays = 11\n"; }),
               Catch::Contains("small.toml:2: \"\" there, \"days = 11\" now"));
    CHECK_THAT(refusal([](inputs& in) { in.program = "0.1.0 def"; }),
               Catch::Contains("0.1.0 abc\" there, \"# swept by corridor 0.1.0 def\" now"));
    CHECK_THAT(refusal([](inputs& in) { in.study = "t"; }), Catch::Contains("the study s"));
}

TEST_CASE("A folder lets in one sweep, or each shard once", "[outputs][sweep]") {
    const tests::scratch_folder scratch;
    const std::string folder = scratch.file("dir");
    const auto enter = [&](study::shard part) {
        return outputs::sweep_folder(folder, small_inputs(), part);
    };
    {
        const auto whole = enter({});
        CHECK_THROWS_AS(enter({}), outputs::sweep_refused);
        CHECK_THROWS_AS(enter({1, 3}), outputs::sweep_refused);
    }
    const auto first = enter({1, 3});
    const auto second = enter({2, 3});
    CHECK_THROWS_AS(enter({2, 3}), outputs::sweep_refused);
    CHECK_THROWS_AS(enter({}), outputs::sweep_refused);
    CHECK_NOTHROW(enter({3, 3}));
}

TEST_CASE("A missing task is named, and NaN in a partial file", "[outputs][sweep]") {
    const tests::scratch_folder scratch;
    const std::string folder = scratch.file("dir");
    {
        outputs::sweep_folder sweep(folder, small_inputs(), {});
        for (const study::task each : study::tasks_of(4, 3, {})) {
            if (each != study::task{2, 1} && each.point != 3)
                sweep.put(each, sums_at(tests::small_scenario(), each));
        }
        sweep.flush();
        CHECK(sweep.durable() == 8);
    }
    const auto results = outputs::read_sweep(folder, 4, 3);
    CHECK(results.index.count() == 8);
    REQUIRE(results.index.missing().size() == 4);
    CHECK(outputs::task_words(small_design(), results.index.missing()[0]) ==
          "replication 1 at cranes = 3, wind = calm");
    const std::string path = merged(scratch, folder);
    const std::vector<double> teu = numbers_at(path, "/responses/delivered_teu");
    CHECK(teu[0] == 190);
    CHECK(std::isnan(teu[2 * 3 + 1]));
    CHECK(numbers_at(path, "/summary/replications") ==
          std::vector<double>{3, 3, 2, 0, 3, 3, 2, 0, 3, 3, 2, 0});
    CHECK(std::isnan(numbers_at(path, "/summary/mean")[3]));
}

TEST_CASE("Two different results of one task are refused", "[outputs][sweep]") {
    const tests::scratch_folder scratch;
    const std::string folder = scratch.file("dir");
    const models::scenario from = tests::small_scenario();
    for (const int number : {1, 2}) {  // the store is asked by nobody whether it holds the task
        outputs::sweep_folder sweep(folder, small_inputs(), {number, 2});
        sweep.put({0, 0}, sums_at(from, {number, 0}));
        sweep.flush();
    }
    CHECK_THROWS_WITH(outputs::read_sweep(folder, 4, 3), Catch::Contains("does not repeat itself"));
}
