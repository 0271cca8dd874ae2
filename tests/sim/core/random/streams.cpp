// A stream is its name; streams of neighbouring names have nothing to do with each other.
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/laws.hpp"
#include "sim/core/random.hpp"
#include "tests/sim/core/random/goodness.hpp"

using namespace corridor;

namespace {

constexpr std::uint32_t test_draws = core::decides("test draws");

struct name {
    core::seeds seeds;
    std::uint32_t what = test_draws;
    std::uint64_t entity = 0;
};

core::stream stream_of(const name& of) { return {of.seeds, of.what, of.entity}; }

/// What makes the nth name out of n, for each part of a name.
struct neighbours {
    std::string part;
    std::function<name(std::uint32_t)> nth;
};

std::vector<neighbours> all_neighbours() {
    return {{"entity",
             [](std::uint32_t n) {
                 return name{{7, 0}, test_draws, n};
             }},
            {"high word of the entity",
             [](std::uint32_t n) {
                 return name{{7, 0}, test_draws, std::uint64_t{n} << 32U};
             }},
            {"replication",
             [](std::uint32_t n) {
                 return name{{7, n}, test_draws, 5};
             }},
            {"seed",
             [](std::uint32_t n) {
                 return name{{n, 0}, test_draws, 5};
             }},
            {"decision",
             [](std::uint32_t n) {
                 return name{{7, 0}, n, 5};
             }},
            {"name of the decision", [](std::uint32_t n) {
                 return name{{7, 0}, core::decides("decision " + std::to_string(n)), 5};
             }}};
}

}  // namespace

TEST_CASE("A stream is its name", "[core][random]") {
    const name one{{42, 3}, test_draws, 9};
    core::stream draws = stream_of(one);
    core::stream same = stream_of(one);
    const std::uint64_t first = draws.bits();
    CHECK(first == same.bits());
    CHECK(first != core::stream({42, 3}, test_draws, 10).bits());
    CHECK(first != core::stream({42, 4}, test_draws, 9).bits());
    CHECK(first != core::stream({43, 3}, test_draws, 9).bits());
    CHECK(first != core::stream({42, 3}, test_draws + 1, 9).bits());
    CHECK(draws.bits() == same.bits());
    CHECK(core::decides("a") == 0xE40C292CU);  // FNV-1a's published value
}

TEST_CASE("A stream reads Philox by the layout that its header states", "[core][random]") {
    // Replication 0 of a seed has the mixed seed itself as its key: SplitMix64's finaliser, whose
    // value at 0 is 0. So seed 0 has key 0, and the first block of entity 0 of decision 0 is the
    // authors' first vector.
    core::stream zero({0, 0}, 0, 0);
    CHECK(zero.bits() == 0xe169c58d6627e8d5U);
    CHECK(zero.bits() == 0x9b00dbd8bc57ac4cU);
    const std::array<std::uint32_t, 4> second = core::philox({1, 7, 0xAAAA, 0xBBBB}, {0, 0});
    core::stream other({0, 0}, 7, 0xBBBB0000AAAAU);
    other.bits();
    other.bits();
    CHECK(other.bits() == ((std::uint64_t{second[1]} << 32U) | second[0]));
}

TEST_CASE("A long stream gives the draws of the stream of its name", "[core][random]") {
    const core::lognormal_law lognormal(3.0, 0.8);
    const core::gamma_law gamma(3.0, 1.4);
    core::stream draws({42, 3}, test_draws, 9);
    core::long_stream same({42, 3}, test_draws, 9);
    const auto next = [&](auto& from, int i) {
        switch (i % 7) {
            case 0:
                return static_cast<double>(from.bits());
            case 1:
                return from.uniform();
            case 2:
                return from.exponential(2.0);
            case 3:
                return from.normal();
            case 4:
                return lognormal(from);
            case 5:
                return gamma(from);
            default:
                return static_cast<double>(from.below(1'000'003));
        }
    };
    int differing = 0;
    for (int i = 0; i < tests::million / 10; ++i) {
        const double ours = next(draws, i);
        differing += ours != next(same, i);
    }
    CHECK(differing == 0);
    core::long_stream copy = same;
    CHECK(copy.bits() == same.bits());
}

TEST_CASE("A stream is small", "[core][random]") {
    CHECK(sizeof(core::stream) <= 48);
    CHECK(sizeof(core::long_stream) <= 560);
}

TEST_CASE("First draws of neighbouring streams are uniform, and pairs of them independent",
          "[core][random]") {
    // Half a million pairs in 32 by 32 cells, and their correlation within 5 standard errors.
    constexpr std::uint32_t count = tests::million / 2;
    for (const neighbours& each : all_neighbours()) {
        std::vector<std::int64_t> cells(1024);
        double products = 0.0;
        for (std::uint32_t n = 0; n < count; ++n) {
            core::stream one = stream_of(each.nth(2 * n));
            core::stream next = stream_of(each.nth(2 * n + 1));
            const double u = one.uniform();
            const double v = next.uniform();
            ++cells[static_cast<std::size_t>(u * 32.0) * 32 + static_cast<std::size_t>(v * 32.0)];
            products += (u - 0.5) * (v - 0.5) * 12.0;
        }
        INFO("neighbours by " << each.part);
        CHECK(tests::p_of_counts(cells, std::vector<double>(1024, 1.0 / 1024.0)) > tests::least_p);
        CHECK(std::fabs(products) < tests::most_errors * std::sqrt(count));
    }
}

TEST_CASE("Draws of one stream that follow each other are independent", "[core][random]") {
    // Overlapping bits would show in pairs of normal draws: layer, sign and place are of one word.
    core::long_stream from({7, 0}, test_draws, 0);
    std::vector<std::int64_t> cells(4096);
    for (int i = 0; i < 2 * tests::million; ++i) {
        const double u = tests::normal_cdf(from.normal());
        const double v = -std::expm1(-from.exponential(1.0));
        ++cells[static_cast<std::size_t>(u * 64.0) * 64 + static_cast<std::size_t>(v * 64.0)];
    }
    CHECK(tests::p_of_counts(cells, std::vector<double>(4096, 1.0 / 4096.0)) > tests::least_p);
}

TEST_CASE("A bit more or less in a name changes half of the bits of its first draw",
          "[core][random]") {
    // Avalanche: each of 64 output bits flips with probability 1/2, over a 50th of a million names
    // a part.
    constexpr int count = tests::million / 50;
    for (const neighbours& each : all_neighbours()) {
        core::long_stream any({8, 0}, core::decides("avalanche"), core::decides(each.part));
        std::array<int, 64> flips{};
        for (int i = 0; i < count; ++i) {
            const auto n = static_cast<std::uint32_t>(any.bits());
            const auto bit = static_cast<unsigned>(any.below(32));
            const std::uint64_t one = stream_of(each.nth(n)).bits();
            const std::uint64_t changed = one ^ stream_of(each.nth(n ^ (1U << bit))).bits();
            for (unsigned b = 0; b < 64; ++b)
                flips[b] += static_cast<int>((changed >> b) & 1U);
        }
        for (unsigned b = 0; b < 64; ++b)
            tests::check_share(each.part + ", bit " + std::to_string(b), flips[b], count, 0.5);
    }
}
