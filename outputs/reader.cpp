#include "outputs/reader.hpp"

#include <cmath>
#include <exception>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "outputs/hdf5.hpp"
#include "outputs/writer.hpp"

namespace corridor::outputs {
namespace {

std::vector<std::string> words_in(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

bool has_attribute(hid_t object, const char* name) { return H5Aexists(object, name) > 0; }

void read_dataset(hid_t group, const std::string& group_path, const std::string& name,
                  result_file& into) {
    const hdf5::handle dataset(H5Dopen2(group, name.c_str(), H5P_DEFAULT), H5Dclose, name.c_str());
    const hdf5::handle type(H5Dget_type(dataset), H5Tclose, "H5Dget_type");
    const std::string path = group_path + "/" + name;
    if (H5Tget_class(type) == H5T_STRING) {
        into.texts.emplace(path, hdf5::read_texts(dataset));
        return;
    }
    numbers found;
    found.shape = hdf5::shape_of(dataset);
    found.values = hdf5::read_numbers(dataset);
    if (has_attribute(dataset, "units"))
        found.unit = hdf5::text_attribute(dataset, "units");
    if (has_attribute(dataset, "flag_meanings")) {
        found.words = words_in(hdf5::text_attribute(dataset, "flag_meanings"));
    }
    into.figures.emplace(path, std::move(found));
}

herr_t keep_name(hid_t, const char* name, const H5L_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

std::vector<std::string> links_of(hid_t group) {
    std::vector<std::string> names;
    hdf5::check(H5Literate(group, H5_INDEX_NAME, H5_ITER_INC, nullptr, keep_name, &names),
                "H5Literate");
    return names;
}

void read_groups(hid_t file, result_file& into) {
    const hdf5::handle root(H5Gopen2(file, "/", H5P_DEFAULT), H5Gclose, "H5Gopen2");
    for (const std::string& name : links_of(root)) {
        if (name == "trace")
            continue;  // rows by the million; not for tables
        const hdf5::handle group(H5Gopen2(root, name.c_str(), H5P_DEFAULT), H5Gclose, name.c_str());
        for (const std::string& dataset : links_of(group)) {
            read_dataset(group, "/" + name, dataset, into);
        }
        if (name == "bound") {
            into.bound.emplace();
            into.bound->reach = hdf5::real_attribute(group, "reach");
            std::istringstream lines(hdf5::text_attribute(group, "limits"));
            for (std::string line; std::getline(lines, line);)
                into.bound->limits.push_back(line);
        }
    }
}

void read_attributes(hid_t file, result_file& into) {
    const hdf5::handle root(H5Gopen2(file, "/", H5P_DEFAULT), H5Gclose, "H5Gopen2");
    if (!has_attribute(root, "schema_version")) {
        throw std::runtime_error("not a result of corridor: it has no schema_version");
    }
    into.schema_version = hdf5::integer_attribute(root, "schema_version");
    if (into.schema_version != schema_version) {
        throw std::runtime_error(fmt::format("schema_version {}; this corridor reads {}",
                                             into.schema_version, schema_version));
    }
    into.title = hdf5::text_attribute(root, "title");
    into.scenario = hdf5::text_attribute(root, "scenario");
    into.interventions = hdf5::text_attribute(root, "interventions");
    into.seed = hdf5::text_attribute(root, "seed");
    into.start_date = hdf5::text_attribute(root, "start_date");
    into.corridor_version = hdf5::text_attribute(root, "corridor_version");
    into.commit = hdf5::text_attribute(root, "commit");
    into.run_in_days = hdf5::integer_attribute(root, "run_in_days");
    into.horizon_days = hdf5::integer_attribute(root, "horizon_days");
}

void gather_responses(result_file& into) {
    const std::vector<std::string>& names = into.text("/summary/response");
    for (std::size_t i = 0; i < names.size(); ++i) {
        study::estimate each;
        each.name = names[i];
        each.unit = into.text("/summary/unit").at(i);
        each.mean = into.figure("/summary/mean").values.at(i);
        each.standard_error = into.figure("/summary/standard_error").values.at(i);
        each.ci95_low = into.figure("/summary/ci95_low").values.at(i);
        each.ci95_high = into.figure("/summary/ci95_high").values.at(i);
        each.replications =
            static_cast<std::int32_t>(into.figure("/summary/replications").values.at(i));
        each.estimand = into.text("/summary/estimand").at(i);
        each.method = into.text("/summary/method").at(i);
        into.responses.push_back(std::move(each));
    }
}

}  // namespace

const numbers& result_file::figure(const std::string& path_of_dataset) const {
    const auto found = figures.find(path_of_dataset);
    if (found == figures.end()) {
        throw std::runtime_error(fmt::format("{}: no numbers at {}", path, path_of_dataset));
    }
    return found->second;
}

const std::vector<std::string>& result_file::text(const std::string& path_of_dataset) const {
    const auto found = texts.find(path_of_dataset);
    if (found == texts.end()) {
        throw std::runtime_error(fmt::format("{}: no text at {}", path, path_of_dataset));
    }
    return found->second;
}

std::vector<double> result_file::mean(const std::string& path_of_dataset) const {
    const numbers& all = figure(path_of_dataset);
    const std::size_t replications = all.shape.empty() ? 0 : all.shape.front();
    const std::size_t row = replications == 0 ? 0 : all.values.size() / replications;
    std::vector<double> means(row, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < row; ++i) {
        double sum = 0;
        int present = 0;
        for (std::size_t r = 0; r < replications; ++r) {
            const double value = all.values[r * row + i];
            if (std::isnan(value))
                continue;
            sum += value;
            ++present;
        }
        if (present > 0)
            means[i] = sum / present;
    }
    return means;
}

std::vector<std::string> result_file::category(const std::string& path_of_dataset) const {
    const numbers& all = figure(path_of_dataset);
    std::vector<std::string> words;
    for (const double each : all.values) {
        words.push_back(all.words.at(static_cast<std::size_t>(each)));
    }
    return words;
}

result_file read_result(const std::string& path) {
    result_file result;
    result.path = path;
    try {
        const hdf5::handle file = hdf5::open_file(path);
        if (H5Aexists(file, "study") > 0)
            throw std::runtime_error(
                "holds a merged sweep, not a run; scripts/analysis/draw_sweep.py draws it");
        read_attributes(file, result);
        read_groups(file, result);
    } catch (const std::exception& error) {
        throw std::runtime_error(fmt::format("{}: {}", path, error.what()));
    }
    gather_responses(result);
    return result;
}

}  // namespace corridor::outputs
