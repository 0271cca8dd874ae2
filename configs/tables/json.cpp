#include "configs/tables/json.hpp"

#include <cmath>
#include <cstddef>
#include <iterator>

#include <fmt/format.h>

#include "configs/reading/document.hpp"
#include "configs/tables/json_library.hpp"

namespace corridor::configs {

namespace {

// Characters, and how far the parser has come.
class watched_text {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    watched_text(const char* at, const char** reached) : at_(at), reached_(reached) {}

    reference operator*() const { return *at_; }
    watched_text& operator++() {
        *reached_ = ++at_;
        return *this;
    }
    watched_text operator++(int) {
        watched_text before = *this;
        ++*this;
        return before;
    }
    bool operator==(const watched_text& other) const { return at_ == other.at_; }
    bool operator!=(const watched_text& other) const { return at_ != other.at_; }

private:
    const char* at_;
    const char** reached_;
};

// What the parser calls, value by value; builds the tree.
class builder {
public:
    builder(const std::string& name, std::string_view text, std::vector<problem>& problems)
        : name_(name), mark_(text.data()), end_(text.data() + text.size()), problems_(problems) {}

    const char* reached = nullptr;
    json_value root;

    bool null() { return put(std::monostate{}); }
    bool boolean(bool is) { return put(is); }
    bool number_integer(std::int64_t is) { return put(is); }
    bool number_unsigned(std::uint64_t is) { return number_float(static_cast<double>(is), {}); }
    bool number_float(double is, const std::string&) {
        constexpr double exact = 9007199254740992.0;  // 2^53
        if (std::floor(is) == is && std::abs(is) <= exact) {
            return put(static_cast<std::int64_t>(is));
        }
        return put(is);
    }
    bool string(std::string& is) { return put(std::move(is)); }
    bool binary(std::vector<std::uint8_t>&) { return false; }  // JSON has none
    bool start_object(std::size_t) { return open(json_value::object{}); }
    bool start_array(std::size_t) { return open(json_value::list{}); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& is) {
        const position at = next();
        std::get<json_value::object>(open_.back()->is).push_back({std::move(is), at, {}});
        return true;
    }
    template <class Exception>
    bool parse_error(std::size_t, const std::string& last, const Exception&) {
        move_to(reached == nullptr ? mark_ : reached);
        problems_.push_back(problem_at(
            place(), "",
            mark_ == end_ ? "the text ends too early" : last + " is not what may stand here",
            "expected a text in JSON"));
        return false;
    }

private:
    using content = decltype(json_value::is);
    static constexpr std::size_t deepest = 64;

    position place() const { return {name_, line_, column_}; }

    void move_to(const char* to) {
        for (; mark_ < to; ++mark_) {
            if (*mark_ == '\n') {
                ++line_;
                column_ = 1;
            } else if ((static_cast<unsigned char>(*mark_) & 0xC0U) != 0x80U) {
                ++column_;
            }
        }
    }

    // Where the value begins that has just been read: behind the last one and what separates them.
    position next() {
        const char* first = mark_;
        while (first < reached &&
               std::string_view(" \t\r\n,:").find(*first) != std::string_view::npos) {
            ++first;
        }
        move_to(first);
        position at = place();
        move_to(reached);
        return at;
    }

    bool put(content value) { return put_in(place_for(), std::move(value)); }

    bool put_in(json_value& there, content value) {
        there.is = std::move(value);
        there.at = next();
        return true;
    }

    bool open(content value) {
        if (open_.size() == deepest) {
            problems_.push_back(problem_at(next(), "", "is nested too deep",
                                           fmt::format("expected at most {} levels", deepest)));
            return false;
        }
        open_.push_back(&place_for());
        return put_in(*open_.back(), std::move(value));
    }

    bool close() {
        next();
        open_.pop_back();
        return true;
    }

    json_value& place_for() {
        if (open_.empty()) {
            return root;
        }
        if (auto* list = std::get_if<json_value::list>(&open_.back()->is)) {
            return list->emplace_back();
        }
        return std::get<json_value::object>(open_.back()->is).back().held;
    }

    const std::string& name_;
    const char* mark_;  // up to here places are counted
    const char* end_;
    std::vector<problem>& problems_;
    std::size_t line_ = 1;
    std::size_t column_ = 1;
    std::vector<json_value*> open_;  // whose parts are being read, outermost first
};

}  // namespace

const json_value* json_value::member(std::string_view key) const {
    if (const auto* members = std::get_if<object>(&is)) {
        for (const json_member& each : *members) {
            if (each.key == key) {
                return &each.held;
            }
        }
    }
    return nullptr;
}

std::string json_value::text_of(std::string_view key) const {
    const json_value* held = member(key);
    const auto* text = held == nullptr ? nullptr : std::get_if<std::string>(&held->is);
    return text == nullptr ? "" : *text;
}

std::optional<json_value> read_json(const std::string& name, std::string_view text,
                                    std::vector<problem>& problems) {
    builder built(name, text, problems);
    const bool good =
        nlohmann::json::sax_parse(watched_text(text.data(), &built.reached),
                                  watched_text(text.data() + text.size(), &built.reached), &built);
    return good ? std::optional(std::move(built.root)) : std::nullopt;
}

}  // namespace corridor::configs
