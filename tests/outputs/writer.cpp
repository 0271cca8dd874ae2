#include "outputs/writer.hpp"

#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include <catch2/catch.hpp>

#include "outputs/reader.hpp"
#include "tests/outputs/small_world.hpp"

using namespace corridor;

/// A file that cannot be closed, as on a full disk, keeps 264 bytes inside HDF5 1.10.8.
// NOLINTNEXTLINE(bugprone-reserved-identifier): LeakSanitizer looks for this very name
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libhdf5"; }

namespace {

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t files_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("Equal results give equal bytes", "[outputs]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    const auto results = tests::small_results(from);
    outputs::write_result(scratch.file("a.h5"), from, results, tests::small_provenance());
    outputs::write_result(scratch.file("b.h5"), from, results, tests::small_provenance());
    CHECK(bytes_of(scratch.file("a.h5")).size() > 1000);
    CHECK(bytes_of(scratch.file("a.h5")) == bytes_of(scratch.file("b.h5")));
    CHECK(files_in(scratch.path) == 2);
}

TEST_CASE("What was written is read back", "[outputs]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    outputs::write_result(scratch.file("a.h5"), from, tests::small_results(from),
                          tests::small_provenance());
    const outputs::result_file read = outputs::read_result(scratch.file("a.h5"));
    CHECK(read.title == "A small world");
    CHECK(read.start_date == "2024-01-01");
    CHECK(read.seed == "1");
    CHECK(read.interventions == "third-crane");
    CHECK(read.text("/nodes/label").at(2) == "Klaipėda");
    CHECK(read.text("/provenance/scenario_toml").at(0) == "name = \"small\"\n");
    CHECK(read.category("/nodes/kind").at(1) == "port");
    // [replication][flow][way]: 60 and 40 of 100 lots; nobody chose for the empties
    const outputs::numbers& shares = read.figure("/flows/way_share");
    CHECK(shares.shape == std::vector<std::size_t>{3, 2, 2});
    CHECK(shares.values[0] == 0.6);
    CHECK(shares.values[1] == 0.4);
    CHECK(std::isnan(shares.values[2]));
    // 9,000 h over 100 lots
    const auto& causes = read.figure("/causes/waiting_mean_h");
    CHECK(causes.values[models::index_of(models::cause::waiting_vessel)] == 90);
    // Felt at the second place for want of vessels, and come from the wind at the third.
    const std::size_t wind = models::index_of(models::cause::weather);
    CHECK(read.text("/causes/origin").at(wind) == "weather");
    CHECK(read.figure("/causes/origin_mean_h").values[wind] == 90);
    CHECK(read.figure("/causes/origin_by_node_mean_h").values[models::origins + wind] == 90);
    CHECK(read.figure("/causes/origin_by_source_mean_h").values[2 * models::origins + wind] == 90);
    CHECK(read.text("/causes/origin").at(2) == "capacity_of_train");
    CHECK_THROWS_AS(read.figure("/flows/nothing"), std::runtime_error);
}

TEST_CASE("Start and offered equal delivered, lost and end, exactly, in the file", "[outputs]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    outputs::write_result(scratch.file("a.h5"), from, tests::small_results(from),
                          tests::small_provenance());
    const outputs::result_file read = outputs::read_result(scratch.file("a.h5"));
    const auto kg = [&](const char* path, std::size_t i) {
        return std::llround(read.figure(path).values[i] * 1000);
    };
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(kg("/flows/in_system_start_t", i) + kg("/flows/offered_t", i) ==
              kg("/flows/delivered_t", i) + kg("/flows/lost_t", i) +
                  kg("/flows/in_system_end_t", i));
    }
}

TEST_CASE("A file that cannot be written leaves nothing behind and says why", "[outputs]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    const std::string path = scratch.file("no-such-folder/a.h5");
    CHECK_THROWS_WITH(
        outputs::write_result(path, from, tests::small_results(from), tests::small_provenance()),
        Catch::Contains(path) && Catch::Contains("No such file or directory"));
    // Renaming onto a folder fails after all has been written.
    std::filesystem::create_directory(scratch.file("folder.h5"));
    CHECK_THROWS_AS(
        outputs::write_result(scratch.file("folder.h5"), from, tests::small_results(from),
                              tests::small_provenance(), outputs::existing_file::replace),
        std::runtime_error);
    CHECK(files_in(scratch.path) == 1);
}

TEST_CASE("A full disk leaves nothing behind and says so", "[outputs]") {
    // /dev/full takes the file's place through a link: every write to it fails as on a full disk.
    if (!std::filesystem::exists("/dev/full"))
        return;
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    const std::string path = scratch.file("a.h5");
    for (const auto& results : {tests::small_results(from), tests::small_traced_results(from)}) {
        std::filesystem::create_symlink("/dev/full",
                                        path + "." + std::to_string(getpid()) + ".partial");
        CHECK_THROWS_AS(outputs::write_result(path, from, results, tests::small_provenance()),
                        std::runtime_error);
        CHECK(files_in(scratch.path) == 0);
    }
}

TEST_CASE("A result of other inputs is kept, of the same inputs replaced", "[outputs]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    const auto results = tests::small_results(from);
    const std::string path = scratch.file("a.h5");
    const outputs::provenance origin = tests::small_provenance();
    outputs::write_result(path, from, results, origin);
    CHECK_FALSE(outputs::obstacle(path, origin));
    outputs::write_result(path, from, results, origin);

    outputs::provenance other = origin;
    other.arguments = "--seed 2";
    CHECK(outputs::obstacle(path, other));
    const std::string before = bytes_of(path);
    CHECK_THROWS_WITH(outputs::write_result(path, from, results, other),
                      Catch::Contains("--force"));
    CHECK(bytes_of(path) == before);
    outputs::write_result(path, from, results, other, outputs::existing_file::replace);
    CHECK_FALSE(outputs::obstacle(path, other));

    std::ofstream(scratch.file("letter.txt")) << "not a result";
    CHECK(outputs::obstacle(scratch.file("letter.txt"), origin));
}

TEST_CASE("Partial files of processes that are gone are removed", "[outputs]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    // No process has this number: Linux ends at 4,194,304.
    std::ofstream(scratch.file("a.h5.99999999.partial")) << "half";
    outputs::write_result(scratch.file("a.h5"), from, tests::small_results(from),
                          tests::small_provenance());
    CHECK(files_in(scratch.path) == 1);
}

TEST_CASE("A file of another kind is refused in words", "[outputs]") {
    const tests::scratch_folder scratch;
    std::ofstream(scratch.file("letter.txt")) << "not a result";
    CHECK_THROWS_WITH(outputs::read_result(scratch.file("letter.txt")),
                      Catch::Contains("letter.txt"));
}
