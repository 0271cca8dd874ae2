// Philox against what its authors published, and against their own program where it is installed.
#include <array>
#include <cstdint>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#if __has_include(<Random123/philox.h>)
#include <Random123/philox.h>
#endif

#include "sim/core/random.hpp"
#include "tests/project_files.hpp"

using namespace corridor;

namespace {

template <std::size_t N>
std::array<std::uint32_t, N> words_of(std::istream& text) {
    std::array<std::uint32_t, N> words{};
    for (std::uint32_t& word : words)
        text >> std::hex >> word;
    return words;
}

}  // namespace

TEST_CASE("Philox gives the words of its authors", "[core][random]") {
    const auto text = tests::text_of_file("tests/sim/core/random/philox_vectors.txt");
    REQUIRE(text.has_value());
    std::istringstream lines(*text);
    int checked = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#')
            continue;
        INFO(line);
        std::istringstream of(line);
        const auto counter = words_of<4>(of);
        const auto key = words_of<2>(of);
        const auto block = words_of<4>(of);
        REQUIRE(of);
        CHECK(core::philox(counter, key) == block);
        ++checked;
    }
    CHECK(checked == 3);
}

#if __has_include(<Random123/philox.h>)
TEST_CASE("Philox agrees with Random123 on any counter and key", "[core][random]") {
    core::long_stream any({123, 0}, core::decides("philox against Random123"), 0);
    const auto word = [&] { return static_cast<std::uint32_t>(any.bits()); };
    int differing = 0;
    for (int i = 0; i < 100'000; ++i) {
        std::array<std::uint32_t, 4> counter{};
        std::array<std::uint32_t, 2> key{};
        for (std::uint32_t& each : counter)
            each = word();
        for (std::uint32_t& each : key)
            each = word();
        const philox4x32_ctr_t from = {{counter[0], counter[1], counter[2], counter[3]}};
        const philox4x32_key_t with = {{key[0], key[1]}};
        const philox4x32_ctr_t theirs = philox4x32_R(10, from, with);
        const std::array<std::uint32_t, 4> ours = core::philox(counter, key);
        for (std::size_t w = 0; w < ours.size(); ++w)
            differing += ours[w] != theirs.v[w];
    }
    CHECK(differing == 0);
}
#endif
