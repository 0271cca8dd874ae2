// A program's places in the core, and what is written down about them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "sim/core/condition.hpp"
#include "sim/core/level.hpp"
#include "sim/core/process.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/signal.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/store.hpp"
#include "sim/core/time.hpp"
#include "tests/oracles/program.hpp"

namespace corridor::oracles {

/// The holds of one process, the latest last; given back in the other order, as nested braces do.
class hand {
public:
    hand() = default;
    hand(const hand&) = delete;
    hand& operator=(const hand&) = delete;
    ~hand() {
        while (!holds_.empty())
            holds_.pop_back();
    }
    void add(core::hold taken) { holds_.push_back(std::move(taken)); }

    /// The units that were given back; -1 when they were preempted, -2 without any hold.
    int release_latest() {
        if (holds_.empty())
            return -2;
        core::hold given = std::move(holds_.back());
        holds_.pop_back();
        const int units = given.was_preempted() ? -1 : given.units();
        given.release();
        return units;
    }
    bool hand_latest_to(core::process_ref whom) {
        if (!holds_.empty())
            holds_.back().hand_to(whom);
        return !holds_.empty();
    }

private:
    std::vector<core::hold> holds_;
};

using plain_store = core::store<int>;
using sorted_store = core::store<int, std::less<int>>;

struct world {
    world(core::simulation& running, const program& run);
    world(const world&) = delete;
    world& operator=(const world&) = delete;
    ~world() = default;

    core::resource& resource(int which) { return resources.at(index(which)); }
    core::level& level(int which) { return levels.at(index(which)); }
    core::condition& condition(int which) { return conditions.at(index(which)); }
    core::signal& signal(int which) { return signals.at(index(which)); }
    core::process_ref& process(int which) { return latest.at(index(which)); }
    core::time_point instant(const instruction& i) const {
        return std::max(core::at(core::duration{i.ms}), sim->now());
    }
    static std::size_t index(int which) { return static_cast<std::size_t>(which); }

    void log(std::uint64_t process, int step, op what, result became) {
        kept.lines.push_back({sim->now().time_since_epoch().count(), process, step, what,
                              became.how, became.detail});
    }

    core::simulation* sim;
    const program* told;
    std::deque<core::resource> resources;
    std::deque<std::optional<plain_store>> plain_stores;
    std::deque<std::optional<sorted_store>> sorted_stores;  // each store is one of the two
    std::deque<core::level> levels;
    std::deque<core::condition> conditions;
    std::deque<int> numbers;  // of the conditions
    std::deque<core::signal> signals;
    std::vector<core::process_ref> latest;  // by script
    std::size_t started = 0;
    record kept;
};

/// Writes down every place and every process as a snapshot shows them.
void look_around(world& here);

}  // namespace corridor::oracles
