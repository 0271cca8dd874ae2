#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "outputs/responses.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/console.hpp"
#include "sim/cli/inputs.hpp"

namespace corridor::cli {

namespace {

namespace po = boost::program_options;

syntax list_syntax() {
    return {
        .usage = "corridor list keys|flows|places|interventions|studies|responses SCENARIO [WORD]",
        .purpose =
            "What can be changed in a scenario: path, value, unit, allowed range, meaning and "
            "source;\nand what a study may ask for. With WORD, only the lines in which it "
            "occurs.",
        .options = po::options_description(100),
        .positional = {"WHAT", "SCENARIO", "WORD"},
        .required = 2,
        .example = "corridor list keys configs/scenarios/baseline.toml berths"};
}

std::vector<std::string> keys(const configs::read_result& read) {
    std::vector<std::string> rows;
    for (const configs::figure& each : read.figures) {
        const std::string place =
            each.line == 0 ? std::string() : fmt::format(" ({}:{})", each.file, each.line);
        rows.push_back(fmt::format("{} = {}{}\n    {}; {}\n    {}{}\n", each.path,
                                   each.value.empty() ? "?" : each.value,
                                   each.unit.empty() ? "" : " " + each.unit, each.meaning,
                                   each.range, each.source, place));
    }
    return rows;
}

std::vector<std::string> flows(const models::scenario& from) {
    std::vector<std::string> rows;
    for (const models::flow_params& each : from.flows) {
        if (each.is_empty())
            continue;  // no cargo: what comes back or is sent empty
        rows.push_back(fmt::format(
            "{:32} {:>9.0f} TEU {:>11.0f} t a year  {} to {}: {}\n", each.name, each.teu_per_year,
            each.t_per_year, from.places[models::index_of(each.origin)].label,
            from.places[models::index_of(each.destination)].label, each.commodity));
    }
    return rows;
}

std::vector<std::string> places(const models::scenario& from) {
    constexpr std::array<const char*, 6> kinds{"origin",   "junction", "border",
                                               "terminal", "port",     "market"};
    std::vector<std::string> rows;
    for (const models::place_params& each : from.places) {
        rows.push_back(fmt::format("{:20} {:9} {}  {:6.2f} N {:7.2f} E  {}\n", each.name,
                                   kinds[static_cast<std::size_t>(each.kind)],
                                   from.countries[models::index_of(each.country)].name,
                                   each.latitude, each.longitude, each.label));
    }
    return rows;
}

std::string amount(const std::optional<double>& of, const char* unit) {
    return of ? fmt::format("{:g}{}", *of, unit) : fmt::format("?{}", unit);
}

std::vector<std::string> interventions(const std::string& scenario) {
    const std::string folder = folder_beside(scenario, "interventions");
    std::vector<std::string> rows;
    for (const std::string& name : toml_files(folder)) {
        const configs::intervention each = intervention(name, scenario);
        rows.push_back(fmt::format(
            "{:24} {}\n    USD {} once, {} a year; {} of life, {} ahead\n", name, each.title,
            amount(each.capex_musd, " M"), amount(each.cost_musd_per_year, " M"),
            amount(each.life_years, " years"), amount(each.lead_time_months, " months")));
        for (const configs::override_& change : each.overrides)
            rows.back() += fmt::format("    {} = {}\n", change.path, change.value);
    }
    return rows;
}

std::vector<std::string> studies(const std::string& scenario) {
    const std::string folder = folder_beside(scenario, "studies");
    std::vector<std::string> rows;
    for (const std::string& name : toml_files(folder)) {
        // Its first comment says what it is.
        const std::string text = text_of_file(fmt::format("{}/{}.toml", folder, name)).value_or("");
        std::string_view first(text);
        first = first.substr(0, first.find('\n'));
        rows.push_back(
            fmt::format("{:24} {}\n", name, first.starts_with("# ") ? first.substr(2) : ""));
    }
    return rows;
}

std::vector<std::string> responses(const models::scenario& from) {
    const outputs::response_sums none = outputs::sums_of(from, models::replication_result{});
    std::vector<std::string> rows;
    for (const study::estimate& each :
         outputs::responses(from, std::vector<outputs::response_sums>{none}))
        rows.push_back(fmt::format("{:24} {:4} {}\n", each.name, each.unit, each.estimand));
    return rows;
}

std::vector<std::string> rows_of(const std::string& what, const std::string& scenario) {
    const std::vector<std::string> known{"keys",          "flows",   "places",
                                         "interventions", "studies", "responses"};
    if (std::find(known.begin(), known.end(), what) == known.end()) {
        const std::string near = nearest(what, known);
        throw usage_error(fmt::format("there is no list of {}; {}", what,
                                      near.empty() ? "expected keys, flows, places, interventions, "
                                                     "studies or responses"
                                                   : fmt::format("did you mean {}?", near)));
    }
    const configs::read_result read = read_checked(scenario, {});
    if (what == "keys")
        return keys(read);
    if (what == "flows")
        return flows(*read.scenario);
    if (what == "places")
        return places(*read.scenario);
    if (what == "interventions")
        return interventions(scenario);
    if (what == "studies")
        return studies(scenario);
    return responses(*read.scenario);
}

}  // namespace

int list_command(const arguments& words) {
    syntax how = list_syntax();
    const given options = read_options(how, words);
    if (options.empty())
        return done;
    const std::string word = text_of(options, "WORD");
    bool any = false;
    for (const std::string& each :
         rows_of(text_of(options, "WHAT"), text_of(options, "SCENARIO"))) {
        if (each.find(word) == std::string::npos)
            continue;
        say(each);
        any = true;
    }
    if (!any)
        complain("corridor: nothing found; leave the word out to see all\n");
    return done;
}

}  // namespace corridor::cli
