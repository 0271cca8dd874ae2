#include "sim/cli/options.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <string_view>

#include <fmt/format.h>

#include "sim/cli/console.hpp"

namespace corridor::cli {

namespace {

namespace po = boost::program_options;

/// Levenshtein's distance.
std::size_t edits(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t replaced = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, replaced});
        }
    }
    return row.back();
}

std::vector<std::string> names_of(const po::options_description& options) {
    std::vector<std::string> names;
    for (const auto& each : options.options())
        names.push_back(each->long_name());
    return names;
}

std::string unknown(const std::string& where, const std::string& name,
                    const po::options_description& options) {
    const std::string bare = name.substr(std::min(name.find_first_not_of('-'), name.size()));
    const std::string near = nearest(bare, names_of(options));
    return fmt::format("{}unknown option {}{}", where, name,
                       near.empty() ? std::string("; --help shows what there is")
                                    : fmt::format("; did you mean --{}?", near));
}

/// CORRIDOR_SEED is --seed. Variables that are no option are somebody else's.
std::string option_of_variable(const std::string& variable, const po::options_description& known) {
    constexpr std::string_view prefix = "CORRIDOR_";
    if (variable.rfind(prefix, 0) != 0)
        return "";
    std::string name = variable.substr(prefix.size());
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
        return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return name != "help" && known.find_nothrow(name, false) != nullptr ? name : "";
}

void read_command_line(given& all, const syntax& from, const po::options_description& visible,
                       const arguments& words) {
    po::options_description options;
    options.add(visible);
    po::positional_options_description positional;
    for (const std::string& name : from.positional) {
        const bool repeated = name.ends_with("...");
        options.add_options()(name.c_str(), po::value<std::vector<std::string>>());
        positional.add(name.c_str(), repeated ? -1 : 1);
    }
    try {
        po::store(po::command_line_parser(words)
                      .options(options)
                      .positional(positional)
                      .style(po::command_line_style::default_style &
                             ~po::command_line_style::allow_guessing)
                      .run(),
                  all);
    } catch (const po::unknown_option& e) {
        throw usage_error(unknown("", e.get_option_name(), visible));
    } catch (const po::too_many_positional_options_error&) {
        throw usage_error(fmt::format("too many arguments; expected {}", from.usage));
    } catch (const po::error& e) {
        throw usage_error(e.what());
    }
}

void read_environment(given& all, const po::options_description& options) {
    try {
        po::store(po::parse_environment(options,
                                        [&](const std::string& variable) {
                                            return option_of_variable(variable, options);
                                        }),
                  all);
    } catch (const po::error& e) {
        throw usage_error(fmt::format("environment: {}", e.what()));
    }
}

void read_config(given& all, const po::options_description& options) {
    const std::string name = text_of(all, "config");
    if (name.empty())
        return;
    std::ifstream file(name);
    if (!file)
        throw usage_error(fmt::format("{}: cannot be read; expected an options file", name));
    try {
        po::store(po::parse_config_file(file, options), all);
    } catch (const po::unknown_option& e) {
        throw usage_error(unknown(name + ": ", e.get_option_name(), options));
    } catch (const po::error& e) {
        throw usage_error(fmt::format("{}: {}", name, e.what()));
    }
}

std::string help_of(const syntax& from, const po::options_description& options) {
    std::ostringstream listed;
    listed << options;
    const bool own = !from.options.options().empty();
    return fmt::format(
        "Usage: {}\n\n{}\n\nOptions:\n{}{}\nExample: {}\n", from.usage, from.purpose, listed.str(),
        own ? "\nEach option may also come from a variable (CORRIDOR_SEED=7) or from "
              "a line of the --config\nfile (seed = 7).\n"
            : "",
        from.example);
}

}  // namespace

given read_options(syntax& from, const arguments& words) {
    po::options_description options(100);
    if (!from.options.options().empty())
        options.add(from.options);
    auto add = options.add_options();
    add("config", po::value<std::string>()->value_name("FILE"), "read further options from FILE");
    add("help", "print this text");
    given all;
    read_command_line(all, from, options, words);
    if (all.count("help") != 0) {
        say(help_of(from, options));
        return {};
    }
    read_environment(all, options);
    read_config(all, options);
    for (std::size_t i = 0; i < from.required; ++i) {
        if (all.count(from.positional[i]) == 0) {
            throw usage_error(
                fmt::format("{} is missing; expected {}", from.positional[i], from.usage));
        }
    }
    return all;
}

std::int64_t whole_number(const given& all, const std::string& option, std::int64_t least,
                          std::int64_t most) {
    const std::string text = text_of(all, option);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < least ||
        number > most) {
        throw usage_error(fmt::format("--{}: {} given; expected a whole number from {} to {}",
                                      option, text.empty() ? "nothing" : text, least, most));
    }
    return number;
}

std::string text_of(const given& all, const std::string& option) {
    if (all.count(option) == 0)
        return "";
    const auto& value = all[option].value();
    if (const auto* many = boost::any_cast<std::vector<std::string>>(&value))
        return many->front();
    return all[option].as<std::string>();
}

std::vector<std::string> texts_of(const given& all, const std::string& option) {
    if (all.count(option) == 0)
        return {};
    return all[option].as<std::vector<std::string>>();
}

std::string nearest(const std::string& word, const std::vector<std::string>& known) {
    std::string best;
    std::size_t fewest = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string& each : known) {
        const std::size_t distance = edits(word, each);
        if (distance < fewest) {
            fewest = distance;
            best = each;
        }
    }
    return best;
}

}  // namespace corridor::cli
