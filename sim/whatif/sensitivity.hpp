// Which assumed figures matter for the answer: found by moving those of one key together and
// cutting in two what changes it most, then measured one at a time with draws of their own; common
// random numbers throughout. `sim/study/bifurcation.hpp` has the search, `assumptions.hpp` what
// moves and how far.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "models/scenario.hpp"
#include "sim/core/random.hpp"
#include "sim/study/bifurcation.hpp"
#include "sim/study/estimate/estimate.hpp"
#include "sim/study/replications.hpp"
#include "sim/whatif/assumptions.hpp"

namespace corridor::whatif {

struct sensitivity_effort {
    std::int32_t groups = 240;      ///< measured in the search at most, two runs each
    std::int32_t ranked = 10;       ///< measured one at a time afterwards, at least 1
    std::int32_t replications = 5;  ///< of each at both ends and of the scenario as stated; >= 2
    int workers = 1;                ///< threads
};

/// How many runs that is at most.
std::int32_t runs_of(const sensitivity_effort& spent, const assumptions& from);

/// What every ranking shows: the response that it is by, then the rest of a run's headline.
std::vector<std::string> responses_beside(const std::string& by);

/// One run of the experiment.
struct assumption_run {
    std::vector<std::int8_t> at;  ///< [assumption] -1, 0 or 1
    std::uint32_t replication = 0;
};

/// What a run gave: [response], NaN when missing.
using assumption_answer = std::vector<double>;

/// Groups to begin with: the assumptions of one key.
std::vector<study::factor_group> groups_by_key(const assumptions& from);

/// Each group at its high and then at its low end, all else as stated; both with one replication
/// number, from `first` on.
std::vector<assumption_run> group_runs(std::span<const study::factor_group> groups,
                                       std::size_t assumptions, std::uint32_t first);

/// The scenario as stated, then each of those named alone at its low and at its high end, each
/// `replications` times, numbered from `first` on.
std::vector<assumption_run> single_runs(const std::vector<std::int32_t>& named,
                                        std::size_t assumptions, std::int32_t replications,
                                        std::uint32_t first);

/// An assumption alone at its ends.
struct ranked_assumption {
    std::int32_t which = 0;                ///< of `assumptions::all`
    std::vector<study::estimate> changes;  ///< [response] from the low to the high end, paired
    double at_low = 0;                     ///< of the response ranked by, less as stated; mean
    double at_high = 0;                    ///< likewise
    bool sure = false;  ///< zero is outside the interval that holds for all ranked at once, at 95 %
};

struct sensitivity_result {
    std::vector<study::estimate> stated;    ///< [response] as stated, mean over replications
    std::size_t by = 0;                     ///< the response that the ranking is by
    std::vector<ranked_assumption> ranked;  ///< the largest change first
    std::int32_t keys = 0;                  ///< groups to begin with
    std::int32_t measured = 0;              ///< groups in all
    study::factor_group uncut;  ///< the group of several with the largest change; size 0: none
    double put_back_share = 0;  ///< of the search's moves, those that the reader refused
};

/// The ranking from the runs of `single_runs`.
std::vector<ranked_assumption> ranked(const std::vector<assumption_answer>& runs,
                                      const std::vector<std::int32_t>& named, std::size_t by,
                                      std::int32_t replications);
/// [response] as stated, from the same.
std::vector<study::estimate> as_stated(const std::vector<assumption_answer>& runs,
                                       std::int32_t replications);

/// Runs it all, ranked by response `by`. `simulate(run number, scenario, seeds)` gives
/// std::vector<double>, [response], on the workers; runs are numbered from 0. An empty result when
/// `stop` was set.
template <class Simulate>
sensitivity_result sensitivity(const configs::read_result& read, const assumptions& from,
                               std::size_t by, const sensitivity_effort& spent, Simulate simulate,
                               const std::atomic<bool>& stop) {
    std::atomic<std::int64_t> moves = 0;  // whole numbers: the same sum in any order
    std::atomic<std::int64_t> put_back = 0;
    int number = 0;
    const auto answers_of = [&](const std::vector<assumption_run>& runs) {
        std::vector<assumption_answer> answers;
        study::run_replications(
            static_cast<int>(runs.size()), spent.workers,
            [&](int i) {
                const assumption_run& run = runs[static_cast<std::size_t>(i)];
                const moved_scenario to = moved(read, from.all, run.at);
                moves += to.moved + to.put_back;
                put_back += to.put_back;
                return simulate(number + i, to.is,
                                core::seeds{read.scenario->seed, run.replication});
            },
            [&](int, assumption_answer each) { answers.push_back(std::move(each)); }, stop);
        number += static_cast<int>(runs.size());
        answers.resize(runs.size(), assumption_answer(by + 1, 0));  // when stopped
        return answers;
    };
    std::uint32_t replication = 0;
    const auto measure = [&](std::span<const study::factor_group> groups) {
        const std::vector<assumption_answer> answers =
            answers_of(group_runs(groups, from.all.size(), replication));
        replication += static_cast<std::uint32_t>(groups.size());
        std::vector<double> changes;
        for (std::size_t i = 0; i < answers.size(); i += 2)
            changes.push_back(answers[i][by] - answers[i + 1][by]);
        return changes;
    };
    const std::vector<study::factor_group> keys = groups_by_key(from);
    const study::bifurcation found =
        study::bifurcate(keys, {.measured = spent.groups, .wanted = spent.ranked}, measure);
    std::vector<std::int32_t> named;
    for (const study::factor_group& each : found.single) {
        if (static_cast<std::int32_t>(named.size()) < spent.ranked)
            named.push_back(each.first);
    }
    const std::vector<assumption_answer> runs =
        answers_of(single_runs(named, from.all.size(), spent.replications, replication));
    if (stop)
        return {};
    sensitivity_result out;
    out.by = by;
    out.keys = static_cast<std::int32_t>(keys.size());
    out.measured = found.measured;
    out.uncut = found.uncut.empty() ? study::factor_group{} : found.uncut.front();
    out.put_back_share = static_cast<double>(put_back) / static_cast<double>(moves.load());
    out.stated = as_stated(runs, spent.replications);
    out.ranked = ranked(runs, named, by, spent.replications);
    return out;
}

/// What was asked, for the words.
struct sensitivity_question {
    std::string scenario;                    ///< its name
    double share = 0.2;                      ///< how far the figures were moved
    std::vector<study::estimate> responses;  ///< [response] name, unit and estimand
};

/// What the study says of itself, then a table with a line an assumption, then sentences. Lines
/// end with a line feed.
std::string report(const sensitivity_question& asked, const assumptions& from,
                   const sensitivity_result& found);

/// The table as comma-separated values, with a line of names.
std::string as_csv(const sensitivity_question& asked, const assumptions& from,
                   const sensitivity_result& found);

}  // namespace corridor::whatif
