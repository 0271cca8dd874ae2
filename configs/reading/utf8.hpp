// Whether a text is UTF-8: what is not could go in but not come out again.
#pragma once

#include <cstddef>
#include <string_view>

namespace corridor::configs {

/// Where the text stops being UTF-8, well formed as in table 3-7 of the Unicode Standard 15: no
/// overlong forms, no surrogates, nothing past U+10FFFF; npos when it never does.
std::size_t first_not_utf8(std::string_view text);

}  // namespace corridor::configs
