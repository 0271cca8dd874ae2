// SCHEMA.md against a file: neither may know a dataset that the other does not.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <hdf5.h>
#include <hdf5_hl.h>

#include "outputs/hdf5.hpp"
#include "tests/outputs/small_world.hpp"

using namespace corridor;
namespace hdf5 = corridor::outputs::hdf5;

namespace {

std::string type_of(hid_t dataset) {
    const hdf5::handle type(H5Dget_type(dataset), H5Tclose, "H5Dget_type");
    const std::string bits = std::to_string(8 * H5Tget_size(type));
    switch (H5Tget_class(type)) {
        case H5T_STRING:
            return "string";
        case H5T_FLOAT:
            return "float" + bits;
        default:
            return (H5Tget_sign(type) == H5T_SGN_NONE ? "uint" : "int") + bits;
    }
}

herr_t keep_scale_name(hid_t, unsigned, hid_t scale, void* name) {
    std::string buffer(256, '\0');
    const ssize_t length = H5DSget_scale_name(scale, buffer.data(), buffer.size());
    if (length > 0)
        *static_cast<std::string*>(name) = buffer.substr(0, static_cast<std::size_t>(length));
    return 0;
}

std::string axes_of(hid_t dataset, const std::string& own_name) {
    const std::size_t rank = hdf5::shape_of(dataset).size();
    if (H5DSis_scale(dataset) > 0)
        return " [" + own_name + "]";
    std::string axes;
    for (unsigned axis = 0; axis < rank; ++axis) {
        std::string name = "an axis without a scale";
        H5DSiterate_scales(dataset, axis, nullptr, keep_scale_name, &name);
        axes += (axes.empty() ? "" : ", ") + name;
    }
    return rank == 0 ? "" : " [" + axes + "]";
}

std::string line_of(const std::string& path, hid_t dataset) {
    std::string unit;
    if (H5Aexists(dataset, "units") > 0)
        unit = hdf5::text_attribute(dataset, "units");
    const std::string dated = "days since 2024-01-01";  // the small world's start date
    if (unit == dated)
        unit = "days since START_DATE";
    return "| " + path + " | " + type_of(dataset) +
           axes_of(dataset, path.substr(path.rfind('/') + 1)) + " | " + unit + " | " +
           hdf5::text_attribute(dataset, "long_name") + " |";
}

herr_t keep_line(hid_t root, const char* name, const H5O_info_t* info, void* lines) {
    if (info->type != H5O_TYPE_DATASET)
        return 0;
    const hdf5::handle dataset(H5Dopen2(root, name, H5P_DEFAULT), H5Dclose, name);
    static_cast<std::vector<std::string>*>(lines)->push_back(
        line_of(std::string("/") + name, dataset));
    return 0;
}

std::vector<std::string> lines_of_file(const std::string& path) {
    const hdf5::handle file = hdf5::open_file(path);
    std::vector<std::string> lines;
    hdf5::check(H5Ovisit(file, H5_INDEX_CRT_ORDER, H5_ITER_INC, keep_line, &lines), "H5Ovisit");
    return lines;
}

std::vector<std::string> lines_of_schema() {
    std::ifstream file("outputs/SCHEMA.md");  // tests run in the project's folder
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        if (line.rfind("| /", 0) == 0)
            lines.push_back(line);
    }
    return lines;
}

}  // namespace

TEST_CASE("SCHEMA.md and a file say the same", "[outputs]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    outputs::write_result(scratch.file("a.h5"), from, tests::small_traced_results(from),
                          tests::small_provenance());
    const std::vector<std::string> in_file = lines_of_file(scratch.file("a.h5"));
    const std::vector<std::string> in_schema = lines_of_schema();
    REQUIRE(in_file.size() > 80);
    for (const std::string& line : in_file) {
        INFO("the file has, SCHEMA.md has not: " << line);
        CHECK(std::count(in_schema.begin(), in_schema.end(), line) == 1);
    }
    for (const std::string& line : in_schema) {
        INFO("SCHEMA.md has, the file has not: " << line);
        CHECK(std::count(in_file.begin(), in_file.end(), line) == 1);
    }
}

TEST_CASE("An untraced file lacks /trace and nothing else", "[outputs][trace]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    outputs::write_result(scratch.file("a.h5"), from, tests::small_results(from),
                          tests::small_provenance());
    std::vector<std::string> expected = lines_of_schema();
    std::erase_if(expected,
                  [](const std::string& line) { return line.rfind("| /trace/", 0) == 0; });
    std::vector<std::string> found = lines_of_file(scratch.file("a.h5"));
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    CHECK(found == expected);
}

TEST_CASE("Other programs open the file", "[outputs][readers]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    outputs::write_result(scratch.file("a.h5"), from, tests::small_traced_results(from),
                          tests::small_provenance());
    const std::string command =
        "bash tests/outputs/open_with_other_tools.sh " + scratch.file("a.h5");
    CHECK(std::system(command.c_str()) == 0);
}
