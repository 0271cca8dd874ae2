#include "models/cargo/demand.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "models/run.hpp"

namespace corridor::models {

namespace {

void release_one(run& all, flow_id flow, std::uint32_t number, core::time_point now) {
    if (const std::optional<lot_id> id = all.release(flow, number, now); id) {
        become_ready(all, *id, now);
    } else {
        all.books.turn_away(flow, number, now);
    }
}

/// What stands at time zero is the corridor's. It takes numbers of its own, so that all later lots
/// draw as without it.
void release_initial_stock(run& all, flow_id flow, const std::vector<double>& by_day) {
    const std::vector<double>& carriers = all.choices.carriers(flow, all.sim.now());
    const double sum = std::accumulate(carriers.begin(), carriers.end(), 0.0);
    const double share = sum > 0 ? carriers.front() / sum : 1;
    const int lots = all.from.flows[index_of(flow)].release_lots;
    std::uint32_t number = 0x8000'0000U;
    for (double days = 0; days < all.from.demand.initial_stock_days; days += 1) {
        const std::int64_t count = rounded(share * by_day[static_cast<std::size_t>(days)] * lots);
        for (std::int64_t i = 0; i < count; ++i) {
            release_one(all, flow, number++, all.sim.now());
        }
    }
}

/// The instants at which a flow's releases become ready, one after another.
class release_times {
public:
    release_times(core::seeds seeds, flow_id flow, const std::vector<double>& by_day)
        : seeds_(seeds), flow_(flow), by_day_(by_day), level_(step()) {}

    std::optional<core::time_point> next() {
        for (; day_ < by_day_.size(); passed_ += by_day_[day_], ++day_) {
            const double today = by_day_[day_];
            if (today > 0 && level_ < passed_ + today) {
                const double within_h = (level_ - passed_) / today * 24.0;
                nth_ += 1;
                level_ = static_cast<double>(nth_) + step();
                return calendar::midnight(static_cast<int>(day_)) +
                       from_hours(std::max(0.0, within_h));
            }
        }
        return std::nullopt;
    }

private:
    double step() const {
        core::stream draw{seeds_, core::decides("release"),
                          (std::uint64_t{index_of(flow_)} << 32U) + nth_};
        return draw.uniform();
    }

    // fixed after construction
    const core::seeds seeds_;
    const flow_id flow_;
    const std::vector<double>& by_day_;

    std::size_t day_ = 0;
    double passed_ = 0;  // expected releases before `day_`
    std::uint64_t nth_ = 0;
    double level_;
};

/// Who carries the nth release, the corridor being the first; nobody open counts as the corridor.
std::size_t carrier_of(run& all, flow_id flow, std::uint64_t nth, core::time_point ready) {
    const std::vector<double>& carriers = all.choices.carriers(flow, ready);
    const std::size_t chosen = choose(carriers, market_draw(all.seeds, flow, nth));
    return chosen < carriers.size() ? chosen : 0;
}

}  // namespace

core::process releases(core::simulation& sim, run& all, flow_id flow) {
    const flow_params& params = all.from.flows[index_of(flow)];
    sim.name_running("releases", params.name);
    const std::vector<double> by_day = releases_by_day(all.from, all.days, params);
    release_initial_stock(all, flow, by_day);
    const bool has_rivals = all.choices.has_rivals(flow);
    const bool learns = has_rivals && all.choices.known.learns();
    const auto lots = static_cast<std::uint32_t>(params.release_lots);
    release_times times(all.seeds, flow, by_day);
    std::uint64_t nth = 0;
    for (std::optional<core::time_point> ready = times.next(); ready; ready = times.next(), ++nth) {
        // What is expected in a later week is not known yet; within a week rivals cost no event.
        const core::time_point week = experience::week_begins(*ready);
        if (learns && week > sim.now()) {
            co_await core::until(week);
        }
        const std::size_t carrier = has_rivals ? carrier_of(all, flow, nth, *ready) : 0;
        if (carrier > 0) {
            all.books.leave_to_rival(all.choices.rivals(flow)[carrier - 1], flow, lots, *ready);
            continue;
        }
        co_await core::until(std::max(*ready, sim.now()));
        const auto first = static_cast<std::uint32_t>(nth * lots);
        for (std::uint32_t i = 0; i < lots; ++i) {
            release_one(all, flow, first + i, sim.now());
        }
    }
}

}  // namespace corridor::models
