// What a disruption does that its plan alone cannot: it takes places of docks out of use, keeps
// vehicles from leaving, and watches what waits. All that it takes it gives back when it ends, and
// it waits for nothing but time and a place that every dock call frees: nothing can lock on it.
#include <chrono>
#include <cmath>
#include <limits>

#include "models/cargo/work_account.hpp"
#include "models/disruptions/recovery.hpp"
#include "models/run.hpp"

namespace corridor::models {

namespace {

/// One place of a dock is out of use; whoever is worked there as it begins is worked to the end.
core::process place_gone(core::simulation& sim, run& all, place_id at, dock_kind kind,
                         occurrence when) {
    sim.name_running("place gone", all.at(at).params.name);
    facility_group& dock = *all.at(at).dock(kind);
    co_await core::until(when.begins);
    const core::claim before_all{.units = 1, .priority = -1};
    const core::hold place = co_await dock.units.acquire(before_all);
    const core::time_point taken = sim.now();
    if (taken < when.ends) {
        co_await core::until(when.ends);
        dock.freed.begin(taken);
        dock.freed.add(origin::disruption, at, when.ends);
        account_other(all, all.work.docks[index_of(at)][index_of(kind)],
                      {taken, when.ends - taken, 1});
    }
}

/// The same for a berth, which the harbour gives.
core::process berth_gone(core::simulation& sim, run& all, place_id at, dock_kind kind,
                         occurrence when) {
    sim.name_running("berth gone", all.at(at).params.name);
    harbour& berths = all.at(at).sea_side->berths;
    co_await core::until(when.begins);
    berths.close(kind);
    co_await core::until(when.ends);
    holder_log closed;
    closed.begin(when.begins);
    closed.add(origin::disruption, at, when.ends);
    berths.reopen(kind, closed);
}

/// So many vehicles of a service stand still: those that are idle, and others as they arrive.
core::process vehicles_gone(core::simulation& sim, run& all, service_id which, int vehicles,
                            occurrence when) {
    operation& service = all.operations[index_of(which)];
    sim.name_running("vehicles gone", service.params.name);
    co_await core::until(when.begins);
    service.gone += vehicles;
    co_await core::until(when.ends);
    service.gone -= vehicles;
    for (boarding& end : service.ends) {
        end.changed.notify_all();
    }
}

/// So many of `count` are left out when that share remains.
int left_out(int count, double remaining_share) {
    return count - static_cast<int>(std::floor(count * remaining_share + 0.5));
}

void start_docks(run& all, const disruption_params& set, const occurrence& when) {
    const place_params& at = all.at(set.at).params;
    for (std::size_t kind = 0; kind < dock_kinds; ++kind) {
        if (set.dock && index_of(*set.dock) != kind) {
            continue;
        }
        const int places = left_out(at.docks[kind].places, set.remaining_share);
        const auto dock = static_cast<dock_kind>(kind);
        for (int i = 0; i < places; ++i) {
            all.sim.start(is_berth(dock) ? berth_gone(all.sim, all, set.at, dock, when)
                                         : place_gone(all.sim, all, set.at, dock, when));
        }
    }
}

/// What waits because of it, in a unit of its own: kilograms that stand at a place, trains before a
/// border, vehicles before a leg, or what waits to board a service in the service's unit.
double waiting_for(run& all, const disruption_params& set) {
    double sum = 0;
    switch (set.what) {
        case disrupted::docks:
            return static_cast<double>(all.at(set.at).standing.kg);
        case disrupted::border:
            for (const direction heading : {direction::westbound, direction::eastbound}) {
                if (!set.heading || *set.heading == heading) {
                    sum += static_cast<double>(
                        all.at(set.at).borders[index_of(heading)]->ahead.waiting());
                }
            }
            return sum;
        case disrupted::leg:
            return static_cast<double>(all.legs[index_of(set.leg)].held_up);
        case disrupted::fleet:
            for (const boarding& end : all.operations[index_of(set.service)].ends) {
                sum += static_cast<double>(end.queued);
            }
            return sum;
        case disrupted::way:
            break;
    }
    return 0;
}

core::process watch(core::simulation& sim, run& all, std::size_t which) {
    const disruption_params& set = all.from.disruptions[which];
    sim.name_running("backlog", set.name);
    const std::vector<occurrence>& each = all.plan.of(which);
    const core::duration hour = std::chrono::hours{1};
    for (std::size_t nth = 0; nth < each.size(); ++nth) {
        const core::time_point next =
            nth + 1 < each.size() ? each[nth + 1].begins : all.days.run_end();
        co_await core::until(each[nth].begins);
        all.recoveries[which].emplace_back(waiting_for(all, set), each[nth].ends, set.sustained);
        while (!all.recoveries[which][nth].has_recovered() && sim.now() + hour < next) {
            const core::duration to_end = each[nth].ends - sim.now();
            const bool ends_first = to_end > core::duration{} && to_end < hour;
            co_await core::delay(ends_first ? to_end : hour);
            all.recoveries[which][nth].look(sim.now(), waiting_for(all, set));
        }
    }
}

}  // namespace

void start_disruptions(run& all) {
    for (std::size_t i = 0; i < all.from.disruptions.size(); ++i) {
        const disruption_params& set = all.from.disruptions[i];
        for (const occurrence& when : all.plan.of(i)) {
            if (set.what == disrupted::docks) {
                start_docks(all, set, when);
            } else if (set.what == disrupted::fleet) {
                const int vehicles = all.from.services[index_of(set.service)].vehicles;
                all.sim.start(vehicles_gone(all.sim, all, set.service,
                                            left_out(vehicles, set.remaining_share), when));
            }
        }
        if (set.what != disrupted::way) {
            all.sim.start(watch(all.sim, all, i));
        }
    }
}

std::vector<disruption_result> observe_disruptions(const run& all) {
    std::vector<disruption_result> out(all.from.disruptions.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const bool watched = all.from.disruptions[i].what != disrupted::way;
        const std::vector<occurrence>& each = all.plan.of(i);
        for (std::size_t nth = 0; nth < each.size(); ++nth) {
            if (!all.counting(each[nth].begins)) {
                continue;
            }
            out[i].disrupted_hours += hours(each[nth].ends - each[nth].begins);
            if (watched) {
                add(out[i], all.recoveries[i][nth]);
                continue;
            }
            out[i].occurrences += 1;
            out[i].recovered += 1;
            out[i].recovery_hours = std::numeric_limits<double>::quiet_NaN();
        }
    }
    return out;
}

core::process closed_leg(core::simulation& sim, run& all, operation& service, vehicle& self,
                         line_passage ahead) {
    const leg_id leg = ahead.leg;
    sim.name_running("closed leg", all.from.legs[index_of(leg)].name);
    const core::time_point came = sim.now();
    const core::time_point opens = all.plan.leg_opens(leg, came);
    all.legs[index_of(leg)].held_up += 1;
    co_await core::until(opens);
    all.legs[index_of(leg)].held_up -= 1;
    self.spend(cause::waiting_path, ahead.here, opens, origin::disruption);
    wait_counts(all, service, opens - came);
}

}  // namespace corridor::models
