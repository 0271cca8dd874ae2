// Reads a scenario: checked parameters, or the list of all problems. Knows no file: the host
// fetches texts by name, so that the program and the page read alike.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "configs/reading/problem.hpp"
#include "models/scenario.hpp"

namespace corridor::configs {

/// One value in place of the file's: from `--set PATH=VALUE` or out of an intervention.
// NOLINTNEXTLINE(readability-identifier-naming): the word alone belongs to the language
struct override_ {
    std::string path;      ///< `port.aktau.quay_cranes`
    std::string value;     ///< as in TOML; what is not TOML is taken as text
    std::string origin;    ///< for messages: `--set`, a file's name
    position key_at{};     ///< in the file of an intervention; without one, `origin` says all
    position value_at{};   ///< likewise
    std::string source{};  ///< as the file says it; without a place it is `origin`
};

/// The text of the file of that name; nothing when there is none.
using fetch = std::function<std::optional<std::string>(const std::string& name)>;

/// One line of `corridor list keys`.
struct figure {
    std::string path;    ///< `port.aktau.quay_cranes`
    std::string value;   ///< as in TOML; empty: neither stated nor with a default
    std::string unit;    ///< `moves/h`; empty for text, dates and names
    std::string range;   ///< what may be there: `a whole number from 0 to 100`
    std::string source;  ///< `source: …`, `assumed …`, `source: --set`, `default`
    std::string meaning;
    std::string file;      ///< where the value was stated
    std::size_t line = 0;  ///< 0: a default or from --set
    bool stated = false;   ///< false: the default holds
};

struct read_result {
    std::optional<models::scenario> scenario;  ///< only without problems; flows of empties added
    std::vector<problem>
        problems;                 ///< by file and line; what only follows from another is left out
    std::string resolved_toml;    ///< all of it after overrides, sorted; reads to the same scenario
    std::vector<figure> figures;  ///< by path
};

/// `name` is fetched first; `extends` is relative to the file that says it. With problems,
/// everything but them is empty. Throws nothing.
read_result read_scenario(const std::string& name, const fetch& text_of,
                          const std::vector<override_>& overrides = {});

}  // namespace corridor::configs
