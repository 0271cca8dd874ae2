#include "tests/sim/core/theory/trial.hpp"

#include <array>
#include <cmath>

#include <catch2/catch.hpp>

#include "sim/core/batch_means.hpp"

namespace corridor::tests::theory {
namespace {

constexpr std::uint64_t seed = 1987;  // every test: this seed, replications 0, 1, 2, ...

// Student's t, 97.5 %, of 15 to 30 degrees of freedom. Abramowitz & Stegun, table 26.10.
constexpr std::array<double, core::batch_means::fewest> t_975{
    2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074,
    2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};

}  // namespace

interval interval_of(std::span<const double> observed) {
    core::batch_means batches;
    for (const double x : observed.subspan(observed.size() / 10))
        batches.add(x);
    const double t = t_975.at(batches.batches() - core::batch_means::fewest);
    return {batches.mean(), t * std::sqrt(batches.variance_of_mean())};
}

double verdict::mean_error() const {
    return std::sqrt(means.variance() / static_cast<double>(means.count()));
}

std::size_t verdict::settled_from(const plan& how) const {
    std::size_t from = 0;
    for (std::size_t i = held.size(); i-- > 0;) {
        if (coverage(i) < 0.93)
            break;
        from = how.lengths[i];
    }
    return from;
}

std::vector<verdict> judge(const experiment& what, const plan& how) {
    const std::size_t figures = what.figures.size();
    std::vector<verdict> verdicts(figures);
    for (verdict& each : verdicts)
        each.held.assign(how.lengths.size(), 0);
    for (std::uint32_t run = 0; run < how.runs; ++run) {
        observations seen(figures, how.lengths.back());
        INFO(what.name << ", seed " << seed << ", replication " << run << ": a standstill");
        REQUIRE(what.run({seed, run}, seen));
        for (std::size_t f = 0; f < figures; ++f) {
            interval last;
            for (std::size_t i = 0; i < how.lengths.size(); ++i) {
                last = interval_of(seen[f].first(how.lengths[i]));
                if (last.holds(what.figures[f].exact))
                    ++verdicts[f].held[i];
            }
            verdicts[f].means.add(last.mean);
        }
    }
    return verdicts;
}

void check(const experiment& what, const plan& how, const std::vector<verdict>& verdicts) {
    for (std::size_t f = 0; f < verdicts.size(); ++f) {
        const double exact = what.figures[f].exact;
        const double mean = verdicts[f].means.mean();
        const double error = verdicts[f].mean_error();
        INFO(what.name << ", " << what.figures[f].name << ": exact " << exact << ", mean " << mean
                       << ", standard error " << error << "; seed " << seed
                       << ", replications 0 to " << how.runs - 1 << ", " << how.lengths.back()
                       << " observations each");
        CHECK(std::fabs(mean - exact) <= 5.0 * error);
        if (how.runs >= 100) {
            CHECK(error < 0.05 * exact);  // else the line before says little
            CHECK(verdicts[f].coverage(how.lengths.size() - 1) >= how.least_coverage);
            CHECK(verdicts[f].coverage(how.lengths.size() - 1) <= 0.99);
        }
    }
}

plan short_runs() {
#ifdef NDEBUG
    return {400, {10'000}, 0.86};
#else
    return {20, {4'000}, 0.0};
#endif
}

void check_all(const std::vector<experiment>& family) {
    const plan how = short_runs();
    for (const experiment& each : family)
        check(each, how, judge(each, how));
}

}  // namespace corridor::tests::theory
