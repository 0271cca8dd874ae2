#include "tests/sim/core/theory/trial.hpp"

#include <cmath>

#include <catch2/catch.hpp>

namespace corridor::tests::theory {
namespace {

constexpr std::uint64_t seed = 1987;  // every test: this seed, replications 0, 1, 2, ...

constexpr std::size_t batches = 20;
constexpr double t_975_of_19 = 2.0930240544;

}  // namespace

interval batch_means(std::span<const double> observed) {
    const std::size_t size = observed.size() * 9 / 10 / batches;
    const std::span<const double> counted = observed.last(size * batches);
    core::tally means;
    for (std::size_t batch = 0; batch < batches; ++batch) {
        double sum = 0.0;
        for (const double x : counted.subspan(batch * size, size))
            sum += x;
        means.add(sum / static_cast<double>(size));
    }
    return {means.mean(), t_975_of_19 * std::sqrt(means.variance() / batches)};
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
                last = batch_means(seen[f].first(how.lengths[i]));
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
        CHECK(error < 0.05 * exact);  // else the line before says little
        if (how.runs >= 100) {
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
