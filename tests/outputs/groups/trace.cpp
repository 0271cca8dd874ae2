// /trace in a file: rows of one replication after another, in columns that grow chunk by chunk.
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <hdf5.h>

#include "outputs/hdf5.hpp"
#include "outputs/reader.hpp"
#include "tests/outputs/small_world.hpp"

using namespace corridor;
namespace hdf5 = corridor::outputs::hdf5;
using numbers = std::vector<double>;

namespace {

numbers column(const std::string& file_name, const std::string& path) {
    const hdf5::handle file = hdf5::open_file(file_name);
    const hdf5::handle dataset(H5Dopen2(file, path.c_str(), H5P_DEFAULT), H5Dclose, path.c_str());
    return hdf5::read_numbers(dataset);
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("Traced rows stand in the file, one replication after another", "[outputs][trace]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    const std::string path = scratch.file("a.h5");
    std::vector<models::replication_result> results = tests::small_traced_results(from);
    results.resize(2);
    outputs::write_result(path, from, results, tests::small_provenance());

    const std::string lots = "/trace/consignments/";
    CHECK(column(path, lots + "consignment") == numbers{0, 1, 2, 3, 4, 5});
    CHECK(column(path, lots + "replication") == numbers{0, 0, 0, 1, 1, 1});
    CHECK(column(path, lots + "flow_index") == numbers{0, 1, 0, 0, 1, 0});
    CHECK(column(path, lots + "number") == numbers{7, 7, 8, 7, 7, 8});
    CHECK(column(path, lots + "way_index") == numbers{0, 1, 2, 0, 1, 2});
    CHECK(column(path, lots + "released") == numbers{0.5, 2, 3, 0.5, 2, 3});
    CHECK(column(path, lots + "ended")[0] == 1.5);
    CHECK(std::isnan(column(path, lots + "ended")[1]));
    // delivered, under_way, and the losses in their order, of which no_open_way is the first
    CHECK(column(path, lots + "outcome") == numbers{0, 1, 2, 0, 1, 2});
    CHECK(column(path, lots + "cost_usd") == numbers{250, 0, 0, 250, 0, 0});
    CHECK(column(path, lots + "co2_kg") == numbers{40, 0, 0, 40, 0, 0});

    const std::string trips = "/trace/trips/";
    CHECK(column(path, trips + "replication") == numbers{0, 1});
    CHECK(column(path, trips + "vehicle") == numbers{1, 1});
    CHECK(column(path, trips + "voyage") == numbers{30, 30});
    CHECK(column(path, trips + "heading") == numbers{1, 1});
    CHECK(column(path, trips + "departed") == numbers{0.25, 0.25});
    CHECK(column(path, trips + "loaded") == numbers{0.5, 0.5});
    CHECK(std::isnan(column(path, trips + "arrived")[0]));
    CHECK(std::isnan(column(path, trips + "unloaded")[0]));
    CHECK(column(path, trips + "load") == numbers{10, 10});
    CHECK(column(path, trips + "lots") == numbers{5, 5});

    const std::string queues = "/trace/queues/";
    CHECK(column(path, queues + "facility_index") == numbers{1, 1, 1, 1});
    CHECK(column(path, queues + "time") == numbers{0, 0.75, 0, 0.75});
    CHECK(column(path, queues + "waiting") == numbers{0, 3, 0, 3});
    CHECK(column(path, queues + "in_use") == numbers{0, 2, 0, 2});

    // Sections of 1000 and 2000 km: forth over the first, back over the second.
    const std::string lines = "/trace/string_lines/";
    CHECK(column(path, lines + "leg_index") == numbers{0, 0, 0, 0});
    CHECK(column(path, lines + "train") == numbers{9, 8, 9, 8});
    CHECK(column(path, lines + "cargo") == numbers{0, 1, 0, 1});
    CHECK(column(path, lines + "along") == numbers{0, 1, 0, 1});
    CHECK(column(path, lines + "section") == numbers{0, 1, 0, 1});
    CHECK(column(path, lines + "entered_km") == numbers{0, 3000, 0, 3000});
    CHECK(column(path, lines + "left_km") == numbers{1000, 1000, 1000, 1000});
    CHECK(column(path, lines + "entered") == numbers{0.25, 0.25, 0.25, 0.25});
    CHECK(column(path, lines + "left") == numbers{0.5, 0.75, 0.5, 0.75});
}

TEST_CASE("A table of several chunks has every row once", "[outputs][trace]") {
    // Two replications of 20,000 rows: the first chunk of 32,768 ends within the second one.
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    const std::string path = scratch.file("a.h5");
    std::vector<models::replication_result> results = tests::small_traced_results(from);
    results.resize(2);
    numbers expected;
    for (models::replication_result& each : results) {
        each.trace->queues.clear();
        for (int row = 0; row < 20'000; ++row) {
            each.trace->queues.push_back({0, row, core::at(std::chrono::hours{row}), 0.5 * row});
            expected.push_back(0.5 * row);
        }
    }
    outputs::write_result(path, from, results, tests::small_provenance());

    CHECK(column(path, "/trace/queues/in_use") == expected);
    CHECK(column(path, "/trace/queues/change").back() == 39'999);
}

TEST_CASE("Rows written while replications end give the bytes of rows written at once",
          "[outputs][trace]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    outputs::write_result(scratch.file("a.h5"), from, tests::small_traced_results(from),
                          tests::small_provenance());
    {
        outputs::result_writer to(scratch.file("b.h5"), from, tests::small_provenance());
        std::vector<models::replication_result> results;
        for (models::replication_result each : tests::small_traced_results(from)) {
            to.take_rows(each);
            CHECK_FALSE(each.trace);
            results.push_back(std::move(each));
        }
        to.finish(results);
    }
    CHECK(bytes_of(scratch.file("a.h5")) == bytes_of(scratch.file("b.h5")));
}

TEST_CASE("A traced run that is cut off leaves no file", "[outputs][trace]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    {
        outputs::result_writer to(scratch.file("a.h5"), from, tests::small_provenance());
        std::vector<models::replication_result> results = tests::small_traced_results(from);
        to.take_rows(results[0]);
        CHECK_FALSE(std::filesystem::is_empty(scratch.path));  // the rows are on their way
    }
    CHECK(std::filesystem::is_empty(scratch.path));
}

TEST_CASE("A traced file is read and summed up like any other", "[outputs][trace]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    outputs::write_result(scratch.file("with.h5"), from, tests::small_traced_results(from),
                          tests::small_provenance());
    outputs::write_result(scratch.file("without.h5"), from, tests::small_results(from),
                          tests::small_provenance());
    const outputs::result_file with = outputs::read_result(scratch.file("with.h5"));
    const outputs::result_file without = outputs::read_result(scratch.file("without.h5"));
    CHECK(with.figures.size() == without.figures.size());
    CHECK(with.texts == without.texts);
}
