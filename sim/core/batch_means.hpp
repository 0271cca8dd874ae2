// How far the mean of one long run may be off, when its observations depend on each other: batch
// means in bounded memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace corridor::core {

/// Cuts a stationary sequence of observations into batches of equal size whose means are nearly
/// independent once a batch is much longer than the dependence lasts. The number of batches stays
/// between `fewest` and 2 * fewest - 1 complete ones; when it would reach 2 * fewest, neighbours
/// are joined and the size doubles, so that the size grows with the run and memory does not.
///
/// The method of batch means: Law & Kelton, Simulation Modeling and Analysis (3rd ed., 2000),
/// section 9.5.3; joining neighbours instead of keeping the observations as in Law & Carson, A
/// sequential procedure for determining the length of a steady-state simulation, Operations
/// Research 27 (1979). Between 10 and 30 batches are enough, however long the run: Schmeiser, Batch
/// size effects in the analysis of simulation output, Operations Research 30 (1982); more only make
/// them shorter and more dependent.
///
/// The run-in is for the caller to leave out. O(1) an observation, amortised; allocates nothing.
class batch_means {
public:
    static constexpr std::size_t fewest = 16;

    void add(double x);

    std::int64_t count() const { return count_; }      ///< observations
    std::int64_t batch_size() const { return size_; }  ///< observations a batch, a power of two
    std::size_t batches() const { return complete_; }  ///< that are complete
    double batch(std::size_t i) const { return sums_[i] / static_cast<double>(size_); }

    /// Of all observations, those of the batch that is not complete included; NaN of nothing.
    double mean() const;

    /// An estimate of the variance of the mean of the complete batches: the sample variance of
    /// their means by their number. NaN with fewer than `fewest` of them. Its degrees of freedom
    /// are batches() - 1.
    double variance_of_mean() const;

    /// The correlation of neighbouring batch means, from -1 to 1: the batches are long enough when
    /// it is about zero. By the ratio of von Neumann (1941), 1 - (sum of squared differences) / (2
    /// * sum of squares), which counts the ends half. NaN with fewer than `fewest` batches, or when
    /// all means are equal.
    double correlation() const;

private:
    void join_neighbours();
    double mean_of_batches() const;
    double squares() const;

    std::array<double, 2 * fewest> sums_{};
    std::size_t complete_ = 0;
    std::int64_t size_ = 1;
    std::int64_t in_last_ = 0;
    double last_sum_ = 0.0;
    double sum_ = 0.0;
    std::int64_t count_ = 0;
};

}  // namespace corridor::core
