// A sweep: every replication of every design point, as a bag of independent tasks. What is decided
// here: which tasks there are, which of them a shard does, and that a replication of the same
// number has the same draws at each point. Where finished tasks go is the store's business.
#pragma once

#include <atomic>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/core/random.hpp"
#include "sim/study/replications.hpp"

namespace corridor::study {

/// All combinations of levels; the last factor's level changes fastest from point to point.
class full_factorial {
public:
    /// [factor] numbers of levels. Precondition: each >= 1, their product below 2^31.
    explicit full_factorial(std::vector<std::int32_t> levels);

    std::int32_t points() const { return points_; }
    /// [factor] levels from 0. Precondition: 0 <= point < points().
    std::vector<std::int32_t> levels_at(std::int32_t point) const;

private:
    std::vector<std::int32_t> levels_;
    std::int32_t points_ = 1;
};

/// One replication of one design point.
struct task {
    std::int32_t point = 0;
    std::int32_t replication = 0;
    friend auto operator<=>(const task&, const task&) = default;
};

/// Common random numbers: what names the draws does not know the point.
inline core::seeds seeds_of(std::uint64_t seed, task which) {
    return {.seed = seed, .replication = static_cast<std::uint32_t>(which.replication)};
}

/// Part `number` of `of`, from 1.
struct shard {
    std::int32_t number = 1;
    std::int32_t of = 1;
};

/// The shard's tasks by point, then replication. Shards take turns, so that none gets all the
/// heavy points; together they have each task once.
std::vector<task> tasks_of(std::int32_t points, std::int32_t replications, shard part);

/// Where finished tasks go. Called on one thread, in the order of the tasks.
template <class Store, class Result>
concept task_store = requires(Store& store, task which, const Result& result) {
    { store.holds(which) } -> std::convertible_to<bool>;
    store.put(which, result);
    store.flush();  // all that was put is safe when this returns
};

struct failed_task {
    task which;
    std::string words;  ///< what it threw
};

struct sweep_outcome {
    std::int64_t done = 0;  ///< tasks put into the store
    std::int64_t left = 0;  ///< tasks that the stop flag kept from being done
    std::vector<failed_task> failed;
};

/// Calls `simulate(task)` on `workers` threads for each of `tasks` that the store does not hold,
/// and puts the results. A task that throws a std::exception is told in the outcome and ends no
/// other; what the store throws ends the sweep. `stop` as in `run_replications`: what was put is
/// flushed.
template <class Simulate, class Store>
requires task_store<Store, std::invoke_result_t<Simulate&, task>> sweep_outcome
run_sweep(const std::vector<task>& tasks, int workers, Simulate simulate, Store& store,
          const std::atomic<bool>& stop) {
    using result = std::invoke_result_t<Simulate&, task>;
    struct attempt {
        std::optional<result> finished;
        std::string failure;
    };
    std::vector<task> missing;
    for (const task& each : tasks) {
        if (!store.holds(each))
            missing.push_back(each);
    }
    const auto at = [&](int i) { return missing[static_cast<std::size_t>(i)]; };
    const auto try_one = [&](int i) {
        attempt one;
        try {
            one.finished.emplace(simulate(at(i)));
        } catch (const std::exception& error) {
            one.failure = error.what();
        }
        return one;
    };
    sweep_outcome outcome;
    const int handed = run_replications(
        static_cast<int>(missing.size()), workers, try_one,
        [&](int i, attempt one) {
            if (!one.finished) {
                outcome.failed.push_back({at(i), std::move(one.failure)});
                return;
            }
            store.put(at(i), *one.finished);
            ++outcome.done;
        },
        stop);
    store.flush();
    outcome.left = static_cast<std::int64_t>(missing.size()) - handed;
    return outcome;
}

}  // namespace corridor::study
