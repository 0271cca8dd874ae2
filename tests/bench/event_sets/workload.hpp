// What the rival event sets are asked to do: hold. Each of `population` slots has one pending
// event; the first is taken and scheduled again, and at some turns another slot's event is
// cancelled and scheduled anew. All draws are made beforehand, the same for every set.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/event_wheel.hpp"
#include "sim/core/random.hpp"
#include "sim/core/time.hpp"

namespace bench {

namespace core = corridor::core;

/// As wide as core::event: 24 bytes.
struct pending {
    core::time_point time;
    std::uint64_t order;
    std::uint64_t slot;
};
inline bool before(const pending& a, const pending& b) {
    return a.time != b.time ? a.time < b.time : a.order < b.order;
}
struct comes_later {
    bool operator()(const pending& a, const pending& b) const { return before(b, a); }
};

struct workload {
    std::string name;
    std::size_t population = 0;
    double cancelled = 0.0;  // share of turns that cancel another slot's event
    std::vector<std::int64_t> increments;
    std::vector<std::uint64_t> priorities;
    std::vector<std::uint8_t> cancels;

    static constexpr std::uint64_t drawn = 1U << 20U;  // then they come round again
    core::duration increment(std::uint64_t turn) const {
        return core::duration{increments[turn % drawn]};
    }
    std::uint64_t order(std::uint64_t turn) const { return priorities[turn % drawn] << 48U | turn; }
};

inline const std::vector<std::string>& distributions() {
    static const std::vector<std::string> names = {"exponential", "uniform", "bimodal", "bursty",
                                                   "heavy",       "far",     "instant"};
    return names;
}

/// Milliseconds ahead. "far" has one event in a hundred at a year, one at 2^36 to 2^41 ms, and
/// one in 10,000 at 2^62, which come up never; in "instant" half of all are now.
inline std::int64_t draw_increment(const std::string& name, core::stream& draws) {
    const double u = draws.uniform();
    const double v = draws.uniform();
    const auto whole = [](double ms) { return static_cast<std::int64_t>(ms); };
    const double exponential = draws.exponential(1.0);
    if (name == "exponential")
        return whole(1e9 * exponential) + 1;
    if (name == "uniform")
        return whole(2e9 * u) + 1;
    if (name == "bimodal")
        return whole((u < 0.9 ? 6e4 : 1e9) * v) + 1;
    if (name == "bursty")
        return u < 0.1 ? 0 : 60'000 * (whole(1e4 * exponential) + 1);
    if (name == "heavy")  // Pareto of index 1.1: the mean is eleven times the least, the tail long
        return whole(1e6 * std::pow(u, -1.0 / 1.1));
    if (name == "far" && u < 0.01)
        return 31'536'000'000;
    if (name == "far" && u < 0.02)
        return std::int64_t{1} << whole(36 + 6 * v);
    if (name == "far" && u < 0.0201)
        return (std::int64_t{1} << 62U) + whole(1e6 * v);
    if (name == "instant" && u < 0.5)
        return 0;
    return whole(1e6 * exponential) + 1;
}

inline workload make_workload(const std::string& name, std::size_t population, double cancelled) {
    workload made{name, population, cancelled, {}, {}, {}};
    core::stream draws({1, 0}, core::decides("hold"), 0);
    for (std::uint64_t i = 0; i < workload::drawn; ++i) {
        made.increments.push_back(draw_increment(name, draws));
        made.priorities.push_back(draws.uniform() < 0.1 ? 32'767 + draws.bits() % 3 : 32'768);
        made.cancels.push_back(draws.uniform() < cancelled ? 1 : 0);
    }
    return made;
}

/// Plays a workload on one set, and keeps a hash of what happened in which order.
///
/// A set has push, take, size and keep_only: then what is cancelled stays inside until it comes
/// up or is swept, as in core::simulation. Or it names a type `handle`, which its push gives, and
/// has erase(handle).
template <class Set>
class player {
public:
    explicit player(const workload& played) : played_(played), order_of_(played.population) {
        if constexpr (can_erase())
            handle_of_.resize(played.population);
    }

    /// The first events, one a slot, from the time 0.
    void fill(std::size_t from, std::size_t to) {
        for (std::size_t slot = from; slot < to; ++slot)
            schedule(core::at(played_.increment(slot)), slot);
    }
    void turns(std::int64_t count) {
        if (played_.cancelled > 0.0)
            while (count-- > 0)
                turn<true>();
        else
            while (count-- > 0)
                turn<false>();
    }
    std::uint64_t hash() const { return hash_; }
    std::size_t size() const { return set_.size(); }

private:
    static constexpr bool can_erase() {
        return requires { typename Set::handle; };
    }

    template <bool with_cancellations>
    void turn() {
        pending next = set_.take();
        if constexpr (with_cancellations && !can_erase())
            while (order_of_[next.slot] != next.order) {
                --void_;
                next = set_.take();
            }
        hash_ = (hash_ ^ next.order) * 0x9E3779B97F4A7C15ULL +
                static_cast<std::uint64_t>(next.time.time_since_epoch().count());
        schedule(later(next.time), next.slot);
        if constexpr (with_cancellations)
            if (played_.cancels[turn_ % workload::drawn] != 0)
                cancel(next.time);
    }
    core::time_point later(core::time_point now) const {
        const core::duration ahead = played_.increment(turn_ + 1);
        return latest - now <= ahead ? latest : now + ahead;
    }
    void schedule(core::time_point time, std::uint64_t slot) {
        ++turn_;
        const pending added{time, played_.order(turn_), slot};
        if (played_.cancelled == 0.0) {  // the tables' misses of the cache are not the set's
            set_.push(added);
            return;
        }
        order_of_[slot] = added.order;
        if constexpr (can_erase())
            handle_of_[slot] = set_.push(added);
        else
            set_.push(added);
    }
    void cancel(core::time_point now) {
        const std::uint64_t slot = turn_ * 0x9E3779B97F4A7C15ULL % played_.population;
        if constexpr (can_erase()) {
            set_.erase(handle_of_[slot]);
        } else {
            order_of_[slot] = 0;
            if (++void_ > 256 && 2 * void_ > set_.size()) {
                set_.keep_only([this](const pending& e) { return order_of_[e.slot] == e.order; });
                void_ = 0;
            }
        }
        schedule(later(now), slot);
    }

    template <class S>
    struct handle_type {
        using type = char;
    };
    template <class S>
    requires requires { typename S::handle; }
    struct handle_type<S> {
        using type = typename S::handle;
    };

    static constexpr core::time_point latest = core::at(core::duration{std::int64_t{3} << 61U});

    const workload& played_;
    Set set_;
    std::vector<std::uint64_t> order_of_;
    std::vector<typename handle_type<Set>::type> handle_of_;
    std::size_t void_ = 0;
    std::uint64_t turn_ = 0;
    std::uint64_t hash_ = 0;
};

}  // namespace bench
