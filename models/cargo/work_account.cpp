#include "models/cargo/work_account.hpp"

#include <algorithm>
#include <cmath>

namespace corridor::models {

namespace {

heading_work& heading_of(run& all, const operation& service, const vehicle& self) {
    return all.work.services[index_of(service.id)][index_of(self.heading)];
}

ride_work& ride_of(run& all, const lot& each) { return all.work_of(each).rides[each.hop]; }

/// Lots that stand before a ride are those that came and have not been loaded.
void note_standing(way_work& way) {
    std::int64_t came = way.released;
    for (ride_work& ride : way.rides) {
        const std::int64_t unloaded = ride.unloaded;
        const std::int64_t standing = came + ride.changed_in - ride.changed_out - ride.loaded;
        const std::int64_t aboard = ride.loaded - unloaded;
        ride = {};
        ride.standing_at_start = standing;
        ride.aboard_at_start = aboard;
        came = unloaded;
    }
    way.uncleared_at_start = came - way.delivered;
    way.released = way.open = way.delivered = 0;
}

void note_fleet(const operation& service, std::size_t tractions,
                std::array<heading_work, directions>& headings) {
    for (heading_work& each : headings) {
        each = {};
        each.hauled.resize(tractions);
        each.trips.resize(tractions);
        each.entered_at_start.assign(service.params.legs.size() + 1, 0);
    }
    for (const vehicle& each : service.fleet) {
        heading_work& work = headings[index_of(each.heading)];
        work.loading_at_start += each.progress.loading ? 1 : 0;
        work.loaded_at_start += each.progress.under_way && !each.cargo.empty() ? 1 : 0;
        for (std::size_t leg = 0; each.progress.under_way && leg < each.progress.legs_entered;
             ++leg) {
            work.entered_at_start[leg] += 1;
        }
    }
}

/// Paths lie in local days: one day more on the side to which the country's clock differs.
std::int64_t free_paths(const run& all, train_paths& paths, country_id country) {
    const core::duration offset = all.from.countries[index_of(country)].utc_offset;
    const int first = all.from.run_in_days;
    const int last = first + all.from.days;
    const train_paths::tally counted =
        paths.count(std::max(0, first - (offset < core::duration{} ? 1 : 0)),
                    last + (offset > core::duration{} ? 1 : 0));
    return counted.all - counted.other;
}

/// Trains enter two tracks a headway apart: of all that could have, the others' are not free.
std::int64_t free_paths(const section_params& over, const line_use& seen, std::size_t section,
                        std::size_t way) {
    const section_use& use = seen.sections[section];
    return seen.counted / over.headway + 1 - (use.trains[way] - use.our_trains[way]);
}

void account_line(run& all, std::size_t leg, const line_use& seen) {
    const line_params& layout = all.from.legs[leg].line->layout;
    const std::size_t scarcest = scarcest_section(layout);
    const section_params& over = layout.sections[scarcest];
    const section_use& use = seen.sections[scarcest];
    if (over.tracks > 1) {
        for (std::size_t way = 0; way < directions; ++way) {
            all.work.leg_free_paths[leg][way] = free_paths(over, seen, scarcest, way);
        }
        return;
    }
    section_work& work = all.work.sections[leg];
    work.trains = use.our_trains;
    work.held = use.our_occupied;
    work.others = use.occupied_time() - use.our_occupied[0] - use.our_occupied[1];
    work.possessed = seen.possessed - use.in_possession;
}

}  // namespace

void account(const run& all, service_work& into, core::time_point now, core::duration took) {
    into.count += 1;
    into.drawn += took;
    into.before += part_before(all.days.counted_from(), now - took, took);
}

void account_dock(run& all, dock_kind kind, place_id where, const group_hold& call) {
    all.work.docks[index_of(where)][index_of(kind)].before +=
        call.units * part_before(all.days.counted_from(), call.began, call.took);
}

void account_pair(run& all, place_id where, const group_hold& call) {
    all.work.pairs[index_of(where)].before +=
        call.units * part_before(all.days.counted_from(), call.began, call.took);
}

void account_gate(run& all, dock_kind kind, place_id where, core::time_point came) {
    if (kind == dock_kind::gate && came < all.days.counted_from()) {
        all.work.came_before[index_of(where)] += 1;
    }
}

void account_cranes(run& all, crane_kind kind, place_id where, core::duration before) {
    all.work.cranes[index_of(where)][kind == crane_kind::quay ? 0 : 1].before += before;
}

void account_other(const run& all, group_work& into, const group_hold& call) {
    into.other +=
        call.units * (call.took - part_before(all.days.counted_from(), call.began, call.took));
}

void account_loaded(run& all, const operation& service, vehicle& self) {
    self.progress.loading = false;
    self.progress.under_way = true;
    heading_of(all, service, self).left_loaded += 1;
    heading_of(all, service, self).room_left += self.progress.room;
    for (std::size_t i = 0; i < self.cargo.size(); ++i) {
        const lot& each = all.books.at(self.cargo[i]);
        ride_work& ride = ride_of(all, each);
        ride.loaded += 1;
        ride.transloaded += i < self.transloaded ? 1 : 0;
        if (each.hop > 0) {
            const core::duration served = each.place_served + self.progress.served;
            ride.held.count += 1;
            ride.held.drawn += served;
            ride.held.before += part_before(all.days.counted_from(), each.place_reserved, served);
        }
    }
}

namespace {

void account_cargo(run& all, vehicle& self) {
    for (const lot_id id : self.cargo) {
        lot& each = all.books.at(id);
        ride_of(all, each).unloaded += 1;
        each.place_reserved = self.progress.began;
        each.place_served = self.progress.served;
    }
}

}  // namespace

namespace {

void account_hauled(run& all, heading_work& heading, const vehicle& self) {
    const core::time_point year = all.days.counted_from();
    for (const traction_trip& each : self.progress.hauled) {
        const traction_params& set = all.from.tractions[index_of(each.by)];
        traction_work& work = all.work.tractions[index_of(each.by)];
        heading.hauled[index_of(each.by)] += each.worked;
        heading.trips[index_of(each.by)] += 1;
        for (std::size_t i = 0; i < haulers; ++i) {
            work.before[i] += part_before(year, each.began, each.worked + set.after[i]);
        }
    }
}

}  // namespace

void account_unloaded(run& all, const operation& service, vehicle& self) {
    heading_work& heading = heading_of(all, service, self);
    (self.cargo.empty() ? heading.arrived_empty : heading.arrived_loaded) += 1;
    heading.room_arrived += self.cargo.empty() ? 0 : self.progress.room;
    heading.running += self.progress.running;
    heading.before +=
        part_before(all.days.counted_from(), self.progress.began, self.progress.served);
    account_hauled(all, heading, self);
    account_cargo(all, self);
    self.progress = {};
}

void account_followed(run& all, const operation& service, vehicle& part) {
    heading_of(all, service, part).followed += part.load;
    account_cargo(all, part);
}

void account_border_step(run& all, place_id where, direction heading, std::size_t step,
                         core::duration took) {
    account(all, all.work.borders[index_of(where)][index_of(heading)].stages[step].trains,
            all.sim.now(), took);
}

void account_border(run& all, place_id where, direction heading,
                    const border_direction::observed& seen) {
    const border_params& set = *all.from.places[index_of(where)].border;
    border_work& work = all.work.borders[index_of(where)][index_of(heading)];
    for (std::size_t step = 0; step < border_steps; ++step) {
        work.stages[step].staffed = seen.staff[step].staffed + seen.staff[step].overtime;
        work.stages[step].others = seen.staff[step].others;
    }
    // Days are the accepting country's: the last may lend some of the next one's instants.
    double most = std::max(1.0, set.accepted_per_day[index_of(heading)]);
    for (const dated_figure& each : accepted_in_spells(set, heading)) {
        most = std::max(most, each.value);
    }
    const auto edge = static_cast<std::int64_t>(std::floor(most + 0.5));
    work.free_paths = seen.acceptance.accepted_most + edge - seen.others_accepted;
}

void begin_accounts(run& all) {
    for (std::vector<way_work>& flow : all.work.flows) {
        for (way_work& way : flow) {
            note_standing(way);
        }
    }
    for (std::size_t i = 0; i < all.operations.size(); ++i) {
        note_fleet(all.operations[i], all.tractions.size(), all.work.services[i]);
    }
    std::fill(all.work.tractions.begin(), all.work.tractions.end(), traction_work{});
    for (std::size_t i = 0; i < all.stations.size(); ++i) {
        all.work.docks[i] = {};
        all.work.pairs[i] = {};
        all.work.came_before[i] = 0;
        all.work.cranes[i] = {};
        all.work.borders[i] = {};
    }
}

void end_accounts(run& all) {
    for (std::size_t i = 0; i < all.legs.size(); ++i) {
        if (all.legs[i].line) {
            account_line(all, i, all.legs[i].line->track.counted());
            continue;
        }
        const country_id country = all.from.places[index_of(all.from.legs[i].from)].country;
        for (std::size_t way = 0; way < directions; ++way) {
            const auto& paths = all.legs[i].paths[way];
            all.work.leg_free_paths[i][way] = paths ? free_paths(all, *paths, country) : 0;
        }
    }
    const core::time_point from = all.days.counted_from();
    const core::time_point to = all.days.counted_to();
    for (std::size_t i = 0; i < all.stations.size(); ++i) {
        station& here = all.stations[i];
        if (here.rail_cranes) {
            all.work.cranes[i][1].stopped =
                (to - from) -
                all.days.open_between(here.params.rail_work, here.params.country, from, to);
        }
        if (here.quay_cranes && here.weather != nullptr) {
            all.work.cranes[i][0].stopped =
                here.weather->crane_stop(from, to, here.params.closed_share_factor);
        }
    }
}

}  // namespace corridor::models
