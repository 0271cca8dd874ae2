// How a system is held against its exact answer: many runs, one seed each; from every run and for
// each of several run lengths a 95 % confidence interval by batch means; and then two questions.
// Does the mean over all runs agree with the exact value? Do 95 of 100 intervals hold it?
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/core/random.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/statistics.hpp"
#include "sim/core/time.hpp"
#include "tests/sim/core/theory/source.hpp"

namespace corridor::tests::theory {

/// Observations of one figure, in their order; those beyond the wanted number are dropped.
class series {
public:
    explicit series(std::size_t wanted) : wanted_(wanted) { values_.reserve(wanted); }

    void add(double x) {
        if (!full())
            values_.push_back(x);
    }
    void add(core::duration time) { add(in_units(time)); }
    void add(bool happened) { add(happened ? 1.0 : 0.0); }

    bool full() const { return values_.size() == wanted_; }
    std::span<const double> first(std::size_t count) const { return {values_.data(), count}; }

private:
    std::size_t wanted_;
    std::vector<double> values_;
};

/// One series a figure of a system.
class observations {
public:
    observations(std::size_t figures, std::size_t wanted) : all_(figures, series(wanted)) {}

    series& operator[](std::size_t figure) { return all_[figure]; }

    /// Runs until every series is full; false when the system comes to a standstill before.
    bool fill(core::simulation& sim) {
        bool moves = true;
        while (moves && !full())
            moves = sim.run_until(sim.now() + 1000 * unit) != core::run_end::idle;
        return full();
    }

private:
    bool full() const {
        for (const series& each : all_)
            if (!each.full())
                return false;
        return true;
    }
    std::vector<series> all_;
};

struct figure {
    std::string name;
    double exact = 0.0;
};

/// A system: its figures with their exact means, and a run that observes each of them.
struct experiment {
    std::string name;
    std::vector<figure> figures;
    std::function<bool(core::seeds, observations&)> run;
};

struct interval {
    double mean = 0.0;
    double half_width = 0.0;
    bool holds(double x) const { return x >= mean - half_width && x <= mean + half_width; }
};

/// 95 % interval for the mean of a stationary series by core::batch_means, after a run-in of a
/// tenth: 16 to 31 batches, whose means are taken as independent and normal (Student's t).
interval interval_of(std::span<const double> observed);

/// How often and how long a system is run.
struct plan {
    std::uint32_t runs = 400;
    std::vector<std::size_t> lengths;  // observations a figure, increasing
    double least_coverage = 0.90;      // at the greatest length
};

/// What the runs say of one figure.
struct verdict {
    core::tally means;                ///< of the runs at the greatest length
    std::vector<std::uint32_t> held;  ///< intervals that hold the exact value, by length

    double mean_error() const;                   ///< standard error of the mean over all runs
    double coverage(std::size_t length) const {  ///< share of intervals, by position of the length
        return static_cast<double>(held[length]) / static_cast<double>(means.count());
    }
    /// The shortest length from which on the coverage is at most two points short of 95 %; 0: none.
    /// Of 400 good intervals that share has a chance of 96 %, so now and then a length is missed.
    std::size_t settled_from(const plan& how) const;
};

/// A verdict a figure. A run that comes to a standstill is a failed assertion.
std::vector<verdict> judge(const experiment& what, const plan& how);

/// Assertions for every figure at the greatest length: the mean over all runs lies within five
/// standard errors of the exact value (a false alarm has a chance of 6e-7 with 400 runs, of 8e-5
/// with 20), and from 100 runs on the coverage is between how.least_coverage and 99 %. Of 400
/// intervals that hold the exact value with 95 % each, fewer than 90 % or more than 99 % do with a
/// chance of about 1e-5 either way: the standard deviation is 1.1 points.
void check(const experiment& what, const plan& how, const std::vector<verdict>& verdicts);

/// What runs at every change: seconds in an optimised build. At this length batches are not yet
/// independent, which costs up to three points of coverage: so much lower is its limit. Unoptimised
/// builds, which are there for the sanitizers, make few runs.
plan short_runs();

/// The short runs of a family, judged and checked.
void check_all(const std::vector<experiment>& family);

}  // namespace corridor::tests::theory
