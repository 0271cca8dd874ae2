// One mistake of the user in a file that went in: where, what is there and what may be there.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace corridor::configs {

struct position {
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;
};

struct problem {
    std::string file;        ///< or where an override comes from: `--set`
    std::size_t line = 0;    ///< from 1; 0: of the file as a whole, or of --set
    std::size_t column = 0;  ///< from 1, of the value when it is wrong, else of the key
    std::string key;         ///< `port.aktau.quay_cranes`; empty when the text is no TOML
    std::string wrong;       ///< what is there
    std::string right;       ///< `expected …` or `did you mean …?`

    /// `file:line:column: key: what is there; expected what may be there`, without a newline.
    std::string text() const;
};

/// Whether nothing wrong has been found in a table, or with a key: what follows from a mistake is
/// not told again.
using soundness = std::function<bool(const std::string& path)>;

}  // namespace corridor::configs
