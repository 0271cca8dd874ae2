#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "configs/reading/toml.hpp"
#include "configs/tables/things.hpp"
#include "configs/tables/write_csv.hpp"
#include "configs/tables/write_geojson.hpp"
#include "outputs/map_figures.hpp"
#include "outputs/partial_file.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/console.hpp"
#include "sim/cli/inputs.hpp"
#include "sim/cli/scenario_options.hpp"

namespace corridor::cli {

namespace {

namespace po = boost::program_options;

syntax export_syntax() {
    syntax of{
        .usage = "corridor export SCENARIO|FILE.h5 --geojson FILE [options]",
        .purpose =
            "Writes places and legs as a map (GeoJSON, for QGIS and the like), or things of "
            "one kind as a\ntable (CSV). What came out of a scenario may go in again, named in "
            "its `tables`. The map of\na result also has what each place and leg let through "
            "and how busy it was.",
        .options = po::options_description(100),
        .positional = {"SCENARIO"},
        .required = 1,
        .example = "corridor export configs/scenarios/baseline.toml --geojson corridor.geojson"};
    auto add = of.options.add_options();
    add("geojson", po::value<std::string>()->value_name("FILE"), "write the map");
    add("csv", po::value<std::vector<std::string>>()->composing()->value_name("KIND=FILE"),
        "write the table of a kind, such as place, leg, service or flow; may be repeated");
    add("force", po::bool_switch(), "replace files that are there");
    add_scenario_options(of.options);
    return of;
}

/// What goes out, wherever it came from.
struct source {
    configs::document inputs;
    configs::map_details results;
};

/// What has been read before is right.
configs::document document_of(const std::string& name, const std::string& resolved_toml) {
    std::vector<configs::problem> none;
    return configs::parse(name, resolved_toml, none);
}

source from_scenario(const given& options) {
    const chosen_scenario chosen = choose_scenario(options);
    source all{document_of("scenario", chosen.inputs.resolved_toml), {}};
    all.results.about = {{"scenario", chosen.inputs.scenario->name},
                         {"title", chosen.inputs.scenario->title}};
    return all;
}

source from_result(const std::string& name, const given& options) {
    for (const char* option : {"set", "with", "days", "seed"}) {
        if (options.count(option) != 0)
            throw usage_error(
                fmt::format("--{}: {} is a result; expected a scenario", option, name));
    }
    const outputs::result_file read = read_checked_result(name);
    source all{document_of(name, read.text("/provenance/scenario_toml").at(0)), {}};
    all.results.of_places = outputs::node_figures(read);
    all.results.of_legs = outputs::leg_figures(read);
    all.results.about = {{"scenario", read.scenario},
                         {"title", read.title},
                         {"interventions", read.interventions},
                         {"seed", read.seed},
                         {"start_date", read.start_date},
                         {"horizon_days", fmt::format("{}", read.horizon_days)},
                         {"corridor_version", read.corridor_version},
                         {"commit", read.commit}};
    return all;
}

/// KIND and FILE of each --csv.
std::vector<std::pair<std::string, std::string>> tables_of(const given& options) {
    std::vector<std::pair<std::string, std::string>> tables;
    const std::vector<std::string> known = configs::kinds_in_tables();
    for (const std::string& each : texts_of(options, "csv")) {
        const std::size_t equals = each.find('=');
        const std::string kind = each.substr(0, equals);
        if (std::find(known.begin(), known.end(), kind) == known.end())
            throw usage_error(fmt::format("--csv: there is no kind {}; expected one of {}", kind,
                                          fmt::join(known, ", ")));
        if (equals == std::string::npos || equals + 1 == each.size())
            throw usage_error(fmt::format("--csv: {} given; expected KIND=FILE", each));
        tables.emplace_back(kind, each.substr(equals + 1));
    }
    return tables;
}

void check_file(const std::string& name, const given& options) {
    check_folder_of(name, name);
    if (!options["force"].as<bool>() && std::filesystem::exists(name))
        throw usage_error(fmt::format("{} is there already; --force replaces it", name));
}

}  // namespace

int export_command(const arguments& words) {
    syntax how = export_syntax();
    const given options = read_options(how, words);
    if (options.empty())
        return done;
    const std::string map = text_of(options, "geojson");
    const auto tables = tables_of(options);
    if (map.empty() && tables.empty())
        throw usage_error("nothing to export; expected --geojson FILE or --csv KIND=FILE");
    if (!map.empty())
        check_file(map, options);
    for (const auto& [kind, file] : tables)
        check_file(file, options);

    const std::string name = text_of(options, "SCENARIO");
    const source from = name.ends_with(".h5") ? from_result(name, options) : from_scenario(options);
    if (!map.empty()) {
        outputs::write_whole(map, configs::to_geojson(from.inputs, from.results));
        say(fmt::format("{}: {} places, {} legs\n", map,
                        configs::things_of(from.inputs, "place").size(),
                        configs::things_of(from.inputs, "leg").size()));
    }
    for (const auto& [kind, file] : tables) {
        outputs::write_whole(file, configs::to_csv(from.inputs, kind));
        say(fmt::format("{}: {} rows\n", file, configs::things_of(from.inputs, kind).size()));
    }
    return done;
}

}  // namespace corridor::cli
