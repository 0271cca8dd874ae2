#include "sim/study/bifurcation.hpp"

#include <cmath>
#include <set>

#include <catch2/catch.hpp>

#include "sim/core/random.hpp"
#include "sim/study/estimate/estimate.hpp"

using namespace corridor;

namespace {

constexpr std::int32_t factors = 600;
constexpr std::int32_t a_group = 30;
constexpr std::int32_t planted = 10;

/// Ten of 600 factors matter, those of a group of 30 the same way; beside them squares, an
/// interaction and noise.
struct known_function {
    std::uint64_t seed;

    /// From the low to the high end: 3 to 12, up and down in turn.
    static double effect_of(std::int32_t factor) {
        if (factor % (factors / planted) != 7)
            return 0;
        const std::int32_t which = factor / (factors / planted);
        return (which % 2 == 0 ? 1.0 : -1.0) * (3.0 + which);
    }

    /// Of the factors `first` to `last` - 1 at `end`, -1 or 1, all others at 0. Noise of 0.5.
    double at(std::int32_t first, std::int32_t last, int end, std::int32_t run) const {
        core::stream draw({.seed = seed, .replication = static_cast<std::uint32_t>(run)},
                          core::decides("noise of a known function"), 0);
        double y = 100 + 0.5 * draw.normal();
        for (std::int32_t i = first; i < last; ++i)
            y += end * effect_of(i) / 2 + (i % 50 == 3 ? 4 : 0) * end * end;
        return y;
    }
};

std::vector<study::factor_group> groups_of_thirty() {
    std::vector<study::factor_group> groups;
    for (std::int32_t first = 0; first < factors; first += a_group)
        groups.push_back({first, first + a_group, 0});
    return groups;
}

struct outcome {
    int missed = 0;
    int sure = 0;
    int sure_and_false = 0;
    std::int32_t measured = 0;
};

/// Whether six replications of a factor alone leave no doubt, be there 20 of them.
bool is_sure(const known_function& of, std::int32_t factor, std::int32_t run) {
    std::vector<double> changes;
    for (int i = 0; i < 6; ++i) {
        const double high = of.at(factor, factor + 1, 1, run++);
        changes.push_back(high - of.at(factor, factor + 1, -1, run++));
    }
    const study::estimate change = study::mean_of(changes);
    return std::abs(change.mean) > study::t_quantile(1 - 0.025 / 20, 5) * change.standard_error;
}

outcome screen(std::uint64_t seed) {
    const known_function f{seed};
    std::int32_t run = 0;
    const study::bifurcation found =
        study::bifurcate(groups_of_thirty(), {.measured = 200, .wanted = 20, .at_once = 8},
                         [&](std::span<const study::factor_group> groups) {
                             std::vector<double> changes;
                             for (const study::factor_group& each : groups) {
                                 const double high = f.at(each.first, each.last, 1, run++);
                                 changes.push_back(high - f.at(each.first, each.last, -1, run++));
                             }
                             return changes;
                         });
    outcome out;
    out.measured = found.measured;
    std::set<std::int32_t> named;
    for (std::size_t i = 0; i < found.single.size() && i < 20; ++i) {
        const std::int32_t factor = found.single[i].first;
        named.insert(factor);
        const bool sure = is_sure(f, factor, 1000 + 12 * factor);
        out.sure += sure ? 1 : 0;
        out.sure_and_false += sure && known_function::effect_of(factor) == 0 ? 1 : 0;
    }
    for (std::int32_t i = 0; i < factors; ++i)
        out.missed += known_function::effect_of(i) != 0 && !named.contains(i) ? 1 : 0;
    return out;
}

}  // namespace

TEST_CASE("Bifurcation finds all planted effects of 600 factors in 200 measurements", "[study]") {
    // The change of a group of no effect has a deviation of 0.7, so the least planted change of 3
    // is beyond four of those, and of 20,000 measured groups about one would be. Measured again, a
    // trial calls a factor of no effect sure with a chance of at most 5 %: more than 9 of 50 such
    // trials have a chance below 1 in 10,000.
    int missed = 0;
    int sure = 0;
    int trials_with_false_alarm = 0;
    std::int32_t measured = 0;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const outcome each = screen(seed);
        missed += each.missed;
        sure += each.sure;
        trials_with_false_alarm += each.sure_and_false > 0 ? 1 : 0;
        measured = std::max(measured, each.measured);
    }
    INFO("seeds 1 to 50");
    CHECK(missed == 0);
    CHECK(sure >= 50 * 8);
    CHECK(trials_with_false_alarm <= 9);
    CHECK(measured <= 200);
}

TEST_CASE("One factor of 64 takes two measurements a cut", "[study]") {
    // 64, then twice each of 32, 16, 8, 4, 2 and 1: 13. What is not cut is the other half each
    // time.
    std::vector<std::int32_t> sizes;
    const study::bifurcation found =
        study::bifurcate({{0, 64, 0}}, {.measured = 100, .wanted = 1, .at_once = 8},
                         [&](std::span<const study::factor_group> groups) {
                             std::vector<double> changes;
                             for (const study::factor_group& each : groups) {
                                 sizes.push_back(each.size());
                                 changes.push_back(each.first <= 41 && 41 < each.last ? -5 : 0);
                             }
                             return changes;
                         });
    CHECK(sizes == std::vector<std::int32_t>{64, 32, 32, 16, 16, 8, 8, 4, 4, 2, 2, 1, 1});
    REQUIRE(found.single.size() == 2);
    CHECK(found.single[0].first == 41);
    CHECK(found.single[0].change == -5);
    CHECK(found.uncut.size() == 5);
    CHECK(found.measured == 13);
}

TEST_CASE("The largest groups are cut first, and no more than there is effort for", "[study]") {
    // Changes 3, -9 and 5: with effort for two more measurements only the second is cut, into
    // singles of -9 and 0.
    const study::bifurcation found = study::bifurcate(
        {{0, 2, 0}, {2, 4, 0}, {4, 6, 0}}, {.measured = 6, .wanted = 9, .at_once = 8},
        [&](std::span<const study::factor_group> groups) {
            std::vector<double> changes;
            for (const study::factor_group& each : groups)
                changes.push_back((each.first == 0 ? 3 : 0) - (each.first == 2 ? 9 : 0) +
                                  (each.first == 4 ? 5 : 0));
            return changes;
        });
    CHECK(found.measured == 5);
    REQUIRE(found.single.size() == 2);
    CHECK(found.single[0].change == -9);
    REQUIRE(found.uncut.size() == 2);
    CHECK(found.uncut[0].change == 5);
    CHECK(found.uncut[1].change == 3);
}
