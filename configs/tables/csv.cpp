#include "configs/tables/csv.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "configs/reading/utf8.hpp"

namespace corridor::configs {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Field by field, with the place of each: columns count characters, as in TOML.
class csv_reader {
public:
    csv_reader(const std::string& name, std::string_view text, std::vector<problem>& problems)
        : name_(name), rest_(text), problems_(problems) {}

    table all() {
        if (rest_.substr(0, byte_order_mark.size()) == byte_order_mark) {
            rest_.remove_prefix(byte_order_mark.size());
        }
        table read;
        for (const cell& each : line()) {
            read.columns.push_back({std::get<std::string>(each.held.is), each.at});
        }
        check_columns(read);
        while (good_ && !rest_.empty()) {
            const position at = here();
            add(read, at, line());
        }
        return read;
    }

private:
    position here() const { return {name_, line_, column_}; }

    void fail(const position& at, std::string wrong, std::string right) {
        problems_.push_back(problem_at(at, "", std::move(wrong), std::move(right)));
        good_ = false;
    }

    char take() {
        const char taken = rest_.front();
        rest_.remove_prefix(1);
        if (taken == '\n') {
            ++line_;
            column_ = 1;
        } else if ((static_cast<unsigned char>(taken) & 0xC0U) != 0x80U) {
            ++column_;  // not the inside of a character
        }
        return taken;
    }

    bool take_if(std::string_view wanted) {
        if (rest_.substr(0, wanted.size()) != wanted) {
            return false;
        }
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            take();
        }
        return true;
    }

    bool at_line_end() const {
        return rest_.empty() || rest_.front() == '\n' || rest_.substr(0, 2) == "\r\n";
    }

    // The cells of one line, its end taken; a quoted cell may go over several.
    std::vector<cell> line() {
        std::vector<cell> cells;
        do {
            const position at = here();
            cells.push_back({{take_if("\"") ? quoted(at) : plain()}, at});
        } while (good_ && take_if(","));
        if (good_ && !at_line_end()) {
            fail(here(), "a cell goes on behind its quotes", "expected a comma or the line's end");
        }
        if (!take_if("\r\n")) {
            take_if("\n");
        }
        return cells;
    }

    std::string plain() {
        std::string text;
        while (!at_line_end() && rest_.front() != ',') {
            if (rest_.front() == '"' || rest_.front() == '\r') {
                fail(here(),
                     rest_.front() == '"' ? "a quote within a cell" : "a carriage return alone",
                     "expected the whole cell in quotes, and a quote in it twice");
                break;
            }
            text += take();
        }
        return text;
    }

    std::string quoted(const position& begun) {
        std::string text;
        while (!rest_.empty()) {
            if (take_if("\"\"")) {
                text += '"';
            } else if (take_if("\"")) {
                return text;
            } else {
                text += take();
            }
        }
        fail(begun, "a quote that nothing closes", "expected another at the cell's end");
        return text;
    }

    void check_columns(const table& read) {
        const std::string& first = read.columns.front().name;
        if (good_ && read.columns.size() == 1 && first.empty()) {
            fail(read.columns.front().at, "names no columns", "expected a first line that does");
        } else if (good_ && read.columns.size() == 1 &&
                   first.find_first_of(";\t") != std::string::npos) {
            fail(read.columns.front().at, "is one column", "expected commas between columns");
        }
    }

    void add(table& to, const position& at, std::vector<cell> cells) {
        const bool bare = std::all_of(cells.begin(), cells.end(), [](const cell& each) {
            return std::get<std::string>(each.held.is).empty();
        });
        if (!good_ || bare) {
            return;
        }
        if (cells.size() != to.columns.size()) {
            problems_.push_back(
                problem_at(at, "", fmt::format("a line of {} cells", cells.size()),
                           fmt::format("expected {} as in the first", to.columns.size())));
            return;
        }
        row made{at, {}};
        for (cell& each : cells) {
            const bool empty = std::get<std::string>(each.held.is).empty();
            made.cells.push_back(empty ? std::nullopt : std::optional(std::move(each)));
        }
        to.rows.push_back(std::move(made));
    }

    const std::string& name_;
    std::string_view rest_;
    std::vector<problem>& problems_;
    std::size_t line_ = 1;
    std::size_t column_ = 1;
    bool good_ = true;  // false: what follows cannot be told apart
};

}  // namespace

table read_csv(const std::string& name, std::string_view text, std::vector<problem>& problems) {
    if (const std::size_t bad = first_not_utf8(text); bad != std::string_view::npos) {
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(bad), '\n');
        problems.push_back(problem_at({name, static_cast<std::size_t>(line), 1}, "",
                                      "a line that is not in UTF-8", "expected a text in UTF-8"));
        return {};
    }
    return csv_reader(name, text, problems).all();
}

}  // namespace corridor::configs
