// Whole numbers: below, choices by weight, counts of arrivals; and what common random numbers need.
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/laws.hpp"
#include "sim/core/random.hpp"
#include "tests/sim/core/random/goodness.hpp"

using namespace corridor;

namespace {

constexpr std::uint32_t test_draws = core::decides("test draws");
const std::vector<double> weights = {3.0, 0.0, 1.0, 0.25, 5.75, 0.0};  // sum 10

template <class Draw>
std::vector<std::int64_t> counts(std::size_t cells, std::uint64_t entity, Draw draw) {
    core::long_stream from({31, 0}, test_draws, entity);
    std::vector<std::int64_t> seen(cells);
    for (int i = 0; i < tests::million; ++i)
        ++seen[static_cast<std::size_t>(draw(from))];
    return seen;
}

// Without the choices that nobody may make.
double p_of_weights(const std::vector<std::int64_t>& seen) {
    CHECK(seen[1] == 0);
    CHECK(seen[5] == 0);
    return tests::p_of_counts({seen[0], seen[2], seen[3], seen[4]}, {0.3, 0.1, 0.025, 0.575});
}

}  // namespace

TEST_CASE("below(n) gives each number alike", "[core][random]") {
    for (const std::size_t n : {2U, 7U, 100U, 1000U, 1024U}) {
        INFO("seed 31, n " << n);
        const auto seen =
            counts(n, n, [n](auto& from) { return from.below(static_cast<std::int64_t>(n)); });
        const std::vector<double> alike(n, 1.0 / static_cast<double>(n));
        CHECK(tests::p_of_counts(seen, alike) > tests::least_p);
    }
}

TEST_CASE("below(n) has no bias where n does not divide 2^64", "[core][random]") {
    // n = 3 * 2^61: multiplying without rejection would give a third of all numbers twice as often.
    const std::int64_t n = std::int64_t{3} << 61U;
    const auto seen = counts(3, 1, [n](auto& from) { return from.below(n) % 3; });
    CHECK(tests::p_of_counts(seen, std::vector<double>(3, 1.0 / 3.0)) > tests::least_p);
}

TEST_CASE("Choices follow their weights", "[core][random]") {
    INFO("seed 31");
    CHECK(p_of_weights(counts(6, 2, core::choice_law(weights))) > tests::least_p);
    CHECK(p_of_weights(counts(6, 3, core::alias_table(weights))) > tests::least_p);
}

TEST_CASE("An alias table of many weights gives each its share", "[core][random]") {
    std::vector<double> many;
    double sum = 0.0;
    for (int i = 0; i < 500; ++i) {
        many.push_back(1.0 + i % 17 + (i % 5 == 0 ? 40.0 : 0.0));
        sum += many.back();
    }
    const auto seen = counts(500, 4, core::alias_table(many));
    for (double& weight : many)
        weight /= sum;
    CHECK(tests::p_of_counts(seen, many) > tests::least_p);
}

TEST_CASE("A choice inverts one uniform in the order of the weights", "[core][random]") {
    const core::choice_law law(weights);
    CHECK(law.at(0x1p-53) == 0);
    CHECK(law.at(0.2999) == 0);
    CHECK(law.at(0.3001) == 2);
    CHECK(law.at(0.4001) == 3);
    CHECK(law.at(0.4251) == 4);
    CHECK(law.at(1.0 - 0x1p-53) == 4);
    CHECK(core::choice_law({0.1, 0.1, 0.1}).at(1.0 - 0x1p-53) == 2);
    // A tenth of the first weight moved to the last: at most 3 % of choices change.
    const core::choice_law shifted({2.7, 0.0, 1.0, 0.25, 6.05, 0.0});
    core::long_stream draws({31, 0}, test_draws, 5);
    std::int64_t changed = 0;
    for (int i = 0; i < 100'000; ++i) {
        const double u = draws.uniform();
        changed += law.at(u) != shifted.at(u);
    }
    CHECK(changed < 3 * 3'100);
}

TEST_CASE("Counts of arrivals follow Poisson", "[core][random]") {
    for (const double mean : {0.3, 4.0, 60.0}) {
        INFO("seed 31, mean " << mean);
        const auto cells = static_cast<std::size_t>(mean + 4.0 * std::sqrt(mean) + 1.0);
        const auto least = static_cast<std::size_t>(std::max(0.0, mean - 4.0 * std::sqrt(mean)));
        std::vector<double> share(cells - least + 1);
        double rest = 1.0;
        for (std::size_t k = 0; k < cells; ++k) {
            const double p = std::exp(static_cast<double>(k) * std::log(mean) - mean -
                                      std::lgamma(static_cast<double>(k) + 1.0));
            share[std::max(k, least) - least] += p;
            rest -= p;
        }
        share.back() = rest;
        const core::poisson_law law(mean);
        const auto seen = counts(share.size(), 6, [&law, cells, least](auto& from) {
            const auto drawn = static_cast<std::size_t>(law(from));
            return std::min(std::max(drawn, least), cells) - least;
        });
        CHECK(tests::p_of_counts(seen, share) > tests::least_p);
    }
}

TEST_CASE("The same stream gives more where more is expected", "[core][random]") {
    for (std::uint64_t entity = 0; entity < 2'000; ++entity) {
        core::stream less({1, 0}, test_draws, entity);
        core::stream more({1, 0}, test_draws, entity);
        const double longer = more.exponential(2.5);
        REQUIRE(less.exponential(2.0) * 1.25 == Approx(longer).epsilon(1e-15));
        const std::int64_t few = core::poisson_law(4.0)(less);
        REQUIRE(few <= core::poisson_law(4.4)(more));
    }
}

TEST_CASE("Draws keep to their ranges", "[core][random]") {
    core::stream draws({1, 0}, test_draws, 2);
    const core::triangular_law triangular(2.0, 2.0, 7.0);
    bool inside = true;
    for (int i = 0; i < 100'000; ++i) {
        const double u = draws.uniform();
        inside = inside && u > 0.0 && u < 1.0;
        inside = inside && draws.exponential(1e-300) > 0.0;
        const std::int64_t n = draws.below(std::int64_t{3} << 61U);
        inside = inside && n >= 0 && n < std::int64_t{3} << 61U;
        const double t = triangular(draws);
        inside = inside && t >= 2.0 && t <= 7.0;
    }
    CHECK(inside);
    CHECK(draws.below(1) == 0);
    CHECK(draws.lognormal(7.5, 0.0) == 7.5);
    CHECK(draws.exponential(0.0) == 0.0);
    CHECK(core::triangular_law(3.0, 3.0, 3.0)(draws) == 3.0);
    CHECK(core::poisson_law(0.0)(draws) == 0);
    CHECK_FALSE(draws.chance(0.0));
    CHECK(draws.chance(1.0));
}

TEST_CASE("A law and its short form give the same number", "[core][random]") {
    core::stream one({1, 0}, test_draws, 3);
    core::stream same({1, 0}, test_draws, 3);
    const core::lognormal_law law(8.0, 0.5);
    for (int i = 0; i < 1'000; ++i) {
        const double drawn = law(one);
        REQUIRE(drawn == same.lognormal(8.0, 0.5));
    }
}
