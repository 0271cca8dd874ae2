#include "configs/reading/utf8.hpp"

#include <algorithm>
#include <array>

namespace corridor::configs {

namespace {

struct form {
    unsigned char first_least, first_most;
    unsigned char second_least, second_most;  // all further bytes are 80 to BF
    std::size_t length;
};
constexpr std::array forms = {
    form{0x00, 0x7F, 0, 0, 1},       form{0xC2, 0xDF, 0x80, 0xBF, 2},
    form{0xE0, 0xE0, 0xA0, 0xBF, 3}, form{0xE1, 0xEC, 0x80, 0xBF, 3},
    form{0xED, 0xED, 0x80, 0x9F, 3}, form{0xEE, 0xEF, 0x80, 0xBF, 3},
    form{0xF0, 0xF0, 0x90, 0xBF, 4}, form{0xF1, 0xF3, 0x80, 0xBF, 4},
    form{0xF4, 0xF4, 0x80, 0x8F, 4},
};

// How many bytes the text's first character has; 0 when it begins with none. Precondition: a text.
std::size_t length_of_first(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto* const is = std::find_if(forms.begin(), forms.end(), [&](const form& each) {
        return byte(0) >= each.first_least && byte(0) <= each.first_most;
    });
    if (is == forms.end() || text.size() < is->length) {
        return 0;
    }
    if (is->length > 1 && (byte(1) < is->second_least || byte(1) > is->second_most)) {
        return 0;
    }
    for (std::size_t i = 2; i < is->length; ++i) {
        if (byte(i) < 0x80 || byte(i) > 0xBF) {
            return 0;
        }
    }
    return is->length;
}

}  // namespace

std::size_t first_not_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = length_of_first(text.substr(at));
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return std::string_view::npos;
}

}  // namespace corridor::configs
