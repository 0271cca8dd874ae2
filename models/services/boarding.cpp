// When a vehicle leaves, and with what: full, or when the longest wait of what it takes is over,
// and never without a reserved yard place for each lot at its next stop. That is why nothing locks:
// westbound places drain to the west and eastbound ones to the east; a vehicle in a dock never
// waits for a yard; a vehicle without cargo needs no place and can always go where cargo waits.
#include <algorithm>

#include "models/cargo/patience.hpp"
#include "models/places/yard_blocks.hpp"
#include "models/run.hpp"

namespace corridor::models {

namespace {

/// The quota that a lot will need at the service's far end; null when it needs none.
yard_quota* quota_needed(run& all, operation& service, const lot& each, std::int64_t& size) {
    const ride* next = all.books.next_ride(each);
    if (next == nullptr) {
        return nullptr;
    }
    const flow_params& flow = all.books.flow_of(each);
    const service_kind leaving = all.from.services[index_of(next->service)].kind;
    const direction heading = all.books.ride_of(each).heading;
    station& there = all.at(service.destination(heading));
    const yard_kind kind = yard_between(there.params, service.params.kind, leaving, flow);
    size = size_in_yard(kind, flow);
    return there.yard(kind, heading);
}

/// Shippers whose cargo has not left its origin in time take it back.
void drop_the_impatient(run& all, operation& service, boarding& end, core::time_point now) {
    while (!end.queue.empty()) {
        const lot& first = all.books.at(end.queue.front());
        const flow_params& flow = all.books.flow_of(first);
        const std::optional<loss> why =
            taken_back(flow, now - first.released, all.choices.has_rivals(first.flow));
        if (first.hop > 0 || !why) {
            return;
        }
        end.queued -= size_aboard(service.params.kind, flow);
        const lot_id gone = end.queue.front();
        end.queue.pop_front();
        all.at(service.origin(all.books.ride_of(first).heading))
            .leave(now, all.books.amount_of(first));
        all.give_up(gone, *why, now);
        return_unused(all, flow, now);
    }
}

/// Reserves a lot's place at the next stop and puts it on board; else returns the quota that has no
/// room for it. `as` is the lot as it will ride.
yard_quota* take_aboard(run& all, operation& service, vehicle& onto, lot_id id, const lot& as) {
    const core::time_point now = all.sim.now();
    std::int64_t places = 0;
    yard_quota* const quota = quota_needed(all, service, as, places);
    if (quota != nullptr && !quota->has_room(places)) {
        return quota;
    }
    if (quota != nullptr) {
        quota->reserve(places, now);
    }
    onto.cargo.push_back(id);
    onto.load += size_aboard(service.params.kind, all.books.flow_of(as));
    return nullptr;
}

/// Takes such a reservation back.
void leave_place(run& all, operation& service, const lot& as, core::time_point now) {
    std::int64_t places = 0;
    yard_quota* const quota = quota_needed(all, service, as, places);
    if (quota != nullptr) {
        quota->taken -= places;
        quota->log.take(now, -static_cast<double>(places));
    }
}

/// Who decides at that end is told when the yard has room again.
void await_room(boarding& end, yard_quota& full) {
    end.full = &full;
    if (std::find(full.waiting.begin(), full.waiting.end(), &end.changed) == full.waiting.end()) {
        full.waiting.push_back(&end.changed);
    }
}

/// Whether both take the same places, aboard and at the next stop.
bool boards_alike(const lot& one, const lot& other) {
    return one.flow == other.flow && one.way == other.way && one.hop == other.hop;
}

struct boarded {
    bool blocked = false;  ///< some were left for want of a place at the next stop
    bool full = false;     ///< the vehicle has no room for the next in turn
};

/// Puts on board, first come first served, what finds a place at the next stop; what does not is
/// passed over and keeps its turn.
boarded board(run& all, operation& service, boarding& end, vehicle& onto, core::time_point now) {
    boarded found;
    std::deque<lot_id> left;
    const lot* refused = nullptr;  // the last one; what is of its kind finds no place either
    const std::int64_t room = service.room(now);
    while (!end.queue.empty() && onto.load < room) {
        const lot_id id = end.queue.front();
        const lot& each = all.books.at(id);
        const std::int64_t size = size_aboard(service.params.kind, all.books.flow_of(each));
        if (onto.load + size > room) {
            found.full = true;
            break;
        }
        end.queue.pop_front();
        if (refused == nullptr || !boards_alike(*refused, each)) {
            yard_quota* const full = take_aboard(all, service, onto, id, each);
            if (full == nullptr) {
                end.queued -= size;
                continue;
            }
            refused = &each;
            await_room(end, *full);
        }
        left.push_back(id);
        if (left.size() >= 200) {
            break;  // a jam this long is blocked; looking further costs time and finds little
        }
    }
    end.queue.insert(end.queue.begin(), left.begin(), left.end());
    found.blocked = !left.empty();
    found.full = found.full || onto.load >= room;
    return found;
}

/// Takes back what `board` did, in the old order, because too little found a place to leave now.
void disembark(run& all, operation& service, boarding& end, vehicle& from, core::time_point now) {
    while (from.cargo.size() > from.transloaded) {
        const lot_id id = from.cargo.back();
        const lot& each = all.books.at(id);
        const std::int64_t size = size_aboard(service.params.kind, all.books.flow_of(each));
        leave_place(all, service, each, now);
        from.cargo.pop_back();
        from.load -= size;
        end.queued += size;
        end.queue.push_front(id);
    }
}

/// While a vehicle stood idle at an end it was kept by what keeps all there, or had no load.
void note_idle(operation& service, direction heading, vehicle& self, core::time_point now) {
    boarding& end = service.boards(heading);
    end.note_kept(now);
    end.kept.over(self.lately.last(), now, [&](const origin_span& each) {
        self.lately.add(each.why == busy ? origin::load : each.why, each.where, each.to);
    });
}

/// Why cargo that boards now has waited since `from`: what kept vehicles from leaving and, where
/// nothing did, what this one did meanwhile.
void explain_wait(run& all, const boarding& end, vehicle& onto, const explained_wait& wait,
                  core::time_point from) {
    const core::time_point now = all.sim.now();
    all.wait.clear();
    onto.boarded.begin(from);
    const auto add = [&](const origin_span& span, bool of_fleet) {
        all.wait.push_back({span, wait.here, of_fleet});
        onto.boarded.add(span.why, span.where, span.to);
    };
    end.kept.over(from, now, [&](const origin_span& kept) {
        if (kept.why != origin::load && kept.why != busy) {
            add(kept, false);
            return;
        }
        onto.lately.over(kept.from, kept.to, [&](const origin_span& held) {
            origin_span span = explained(wait, held);
            if (span.why == origin::load) {
                span.where = wait.here;  // nobody sent for it yet, at whichever end it stood
            }
            add(span, held.why == busy);
        });
    });
}

/// Books the wait that boarding ends: to the yard ahead for as long as that had no room, else to
/// the vehicle.
void book_waits(run& all, operation& service, const boarding& end, vehicle& onto,
                direction heading) {
    const core::time_point now = all.sim.now();
    const cause awaited =
        is_train(service.params.kind) ? cause::waiting_train : cause::waiting_vessel;
    const place_id here = service.origin(heading);
    core::time_point first = now;
    for (std::size_t i = onto.transloaded; i < onto.cargo.size(); ++i) {
        first = std::min(first, all.books.at(onto.cargo[i]).booked_to);
    }
    all.longest_wait_h = std::max(all.longest_wait_h, hours(now - first));
    note_idle(service, heading, onto, now);
    explain_wait(all, end, onto, {awaited, here, here}, first);
    // Neighbours mostly came together: they are explained together.
    for (std::size_t i = onto.transloaded; i < onto.cargo.size();) {
        const lot group = all.books.at(onto.cargo[i]);
        std::int64_t lots = 0;
        for (; i < onto.cargo.size(); ++i) {
            lot& each = all.books.at(onto.cargo[i]);
            if (each.flow != group.flow || each.booked_to != group.booked_to) {
                break;
            }
            const core::duration blocked =
                std::min(now - each.booked_to, end.blocked(now) - each.blocked_before);
            all.books.feel(each, awaited, here, now - blocked);
            all.books.feel(each, cause::waiting_slot, here, now);
            lots += each.cohort ? 1 : 0;
        }
        all.books.explain(group.flow, lots, group.booked_to, all.wait, service.id);
    }
}

/// The voyage's row of a traced run: what is known when it departs.
void note_departure(run& all, const operation& service, vehicle& self, core::time_point now) {
    self.row = all.trace->trips.size();
    trip_row& row = all.trace->trips.emplace_back();
    row.service = service.id;
    row.vehicle = self.number;
    row.voyage = self.voyages;
    row.heading = self.heading;
    row.lots = static_cast<std::uint32_t>(self.cargo.size());
    row.load = self.load;
    row.departed = now;
    row.loaded = self.cargo.empty() ? now : core::never;
}

/// It is decided that it leaves: what the service, its ends and the trace note of it.
void note_leaving(run& all, operation& service, direction heading, vehicle& self,
                  core::time_point now) {
    boarding& here = service.boards(heading);
    const direction back = opposite(heading);
    note_idle(service, heading, self, now);
    here.idle.erase(std::find(here.idle.begin(), here.idle.end(), &self));
    service.boards(back).inbound += 1;
    service.busy.take(now, 1);
    self.heading = heading;
    self.trip.felt.clear();
    self.trip.from.clear();
    self.set_off.clear();
    self.phase_began = now;
    self.voyages += 1;
    self.progress = {.laden = !self.cargo.empty(),
                     .loading = !self.cargo.empty(),
                     .under_way = self.cargo.empty(),
                     .began = now,
                     .room = service.room(now)};
    self.row.reset();
    if (all.trace != nullptr && all.counting(now)) {
        note_departure(all, service, self, now);
    }
    service.boarded[index_of(heading)] += self.load;
    if (all.counting(now)) {
        (self.cargo.empty() ? service.empty_departures : service.departures) += 1;
        if (!self.cargo.empty()) {
            const auto room = static_cast<double>(self.progress.room);
            service.load_shares += static_cast<double>(self.load) / room;
            service.room_shares += room / static_cast<double>(service.params.capacity);
        }
        if (heading == direction::westbound && self.voyages > 2) {
            service.round_trip_hours += hours(now - self.left);
            service.round_trips += 1;
        }
    }
    if (heading == direction::westbound) {
        self.left = now;
    }
}

void leave(run& all, operation& service, direction heading, vehicle& self, core::time_point now) {
    note_leaving(all, service, heading, self, now);
    if (self.cargo.empty()) {
        all.sim.start(voyage(all.sim, all, service, self));
    } else {
        all.sim.start(loading(all.sim, all, service, self));
    }
}

/// When that waiting lot's patience with the vehicle ends; timetables leave on the hour.
core::time_point due(run& all, const operation& service, lot_id waiting, core::time_point now) {
    if (service.params.interval) {
        const core::duration interval = *service.params.interval;
        const auto turns = (now.time_since_epoch() + interval - core::duration{1}) / interval;
        return core::at(interval * turns);
    }
    return all.books.at(waiting).booked_to + service.params.longest_wait;
}

/// When a vehicle leaves with what has boarded: at once when it is full or nobody was left for want
/// of a place, else when the longest wait of the first aboard is over; never without cargo.
core::time_point leaves_at(run& all, const operation& service, const vehicle& with,
                           const boarded& found, core::time_point now) {
    if (with.cargo.empty()) {
        return core::never;
    }
    const bool waits = found.blocked && !found.full;
    return waits ? due(all, service, with.cargo.front(), now) : now;
}

/// Whether a train waits where this service changes gauge for the bogies that stand idle here.
bool holds_bogies(const run& all, const operation& service, direction heading) {
    if (!service.params.bogies_at) {
        return false;
    }
    const station& shop = all.stations[index_of(*service.params.bogies_at)];
    return shop.bogies->is_short_of(service.gauge_beyond(all.from, opposite(heading)));
}

/// Cargo flows one way more than the other: a vehicle that finds nothing to carry back returns at
/// once, but for one that stays where some cargo boards now and then.
void return_empty(run& all, operation& service, direction heading, core::time_point now) {
    const direction back = opposite(heading);
    const boarding& here = service.boards(heading);
    const boarding& there = service.boards(back);
    if (here.trains_waiting > 0) {
        return;
    }
    const std::int64_t boarded = service.boarded[index_of(heading)];
    const bool none_there = there.idle.empty() && there.inbound == 0;
    const std::size_t stay = boarded > 0 && !none_there ? 1 : 0;
    if (!here.idle.empty() && holds_bogies(all, service, heading)) {
        leave(all, service, heading, *here.idle.front(), now);
        return;
    }
    if (service.boarded[index_of(back)] > boarded && here.idle.size() > stay) {
        leave(all, service, heading, *here.idle.front(), now);
    }
}

/// When an end of a service decides again, unless something changes there first.
struct next_decision {
    core::time_point when = core::never;  ///< now: at once
    bool is_next_turn = false;            ///< of a timetable, whatever changes
};

/// Until when nobody leaves, whatever would board; none when a vehicle may.
std::optional<core::time_point> kept(run& all, operation& service, direction heading,
                                     core::time_point deadline) {
    const core::time_point now = all.sim.now();
    boarding& here = service.boards(heading);
    const bool full = here.queued >= service.room(now) && !service.params.interval;
    if (!full && now < deadline) {
        here.keep_nothing(now);
        return deadline;
    }
    if (const embargo_ahead* const border = service.held_by(heading)) {
        here.keep(origin_of(cause::border), border->where, now);
        border->of->wake(here.changed);
        return core::never;
    }
    if (here.idle.empty() || !service.has_vehicles()) {
        here.keep(here.idle.empty() ? origin::load : origin::disruption, here.at, now);
        send_for_vehicle(all, service, heading, now);
        here.awaits_vehicles = true;
        return core::never;
    }
    return std::nullopt;
}

/// The next vehicle leaves with what finds a place at the next stop, or what boarded goes back.
/// `left` is a timetable's last departure.
next_decision board_next(run& all, operation& service, direction heading, core::time_point deadline,
                         core::time_point& left) {
    const core::time_point now = all.sim.now();
    const place_id ahead = service.destination(heading);
    const std::optional<core::duration> interval = service.params.interval;
    boarding& here = service.boards(heading);
    vehicle& next = *here.idle.front();
    const boarded found = board(all, service, here, next, now);
    const core::time_point leaves = leaves_at(all, service, next, found, now);
    if (leaves > now) {
        disembark(all, service, here, next, now);
        here.set_blocked(true, ahead, now);
        here.awaits_vehicles = true;
        return {.when = now < deadline ? std::min(deadline, leaves) : leaves};
    }
    book_waits(all, service, here, next, heading);
    here.set_blocked(found.blocked, ahead, now);
    leave(all, service, heading, next, now);
    left = interval ? now : core::never;
    const bool waits_a_turn = interval && !here.queue.empty();
    return {.when = waits_a_turn ? now + *interval : now, .is_next_turn = waits_a_turn};
}

/// Who boards at an end of a service now, and when that is decided again.
next_decision decide(run& all, operation& service, direction heading, core::time_point& left) {
    const core::time_point now = all.sim.now();
    boarding& here = service.boards(heading);
    here.awaits_vehicles = false;
    drop_the_impatient(all, service, here, now);
    if (here.queue.empty()) {
        here.set_blocked(false, service.destination(heading), now);
        return_empty(all, service, heading, now);
        return {};
    }
    const core::time_point asked = now == left ? now + core::duration{1} : now;
    const core::time_point deadline = due(all, service, here.queue.front(), asked);
    if (const std::optional<core::time_point> until = kept(all, service, heading, deadline)) {
        return {.when = *until};
    }
    return board_next(all, service, heading, deadline, left);
}

}  // namespace

void vehicle_came(run& all, operation& service, direction heading, core::time_point now) {
    boarding& end = service.boards(heading);
    if (end.queue.empty()) {
        return_empty(all, service, heading, now);
    } else if (end.awaits_vehicles) {
        end.changed.notify_all();
    }
    if (end.trains_waiting > 0) {
        end.set_came.notify_all();  // after those in the yard
    }
}

void send_for_vehicle(run& all, operation& service, direction heading, core::time_point now) {
    const direction back = opposite(heading);
    boarding& here = service.boards(heading);
    boarding& there = service.boards(back);
    // Empty carriers weigh nothing aboard a ship for bulk: their queue has no size, and needs one.
    const bool enough = here.inbound > 0 && here.inbound * service.room(now) >= here.queued;
    if (!here.idle.empty() || there.idle.empty() || enough) {
        return;
    }
    leave(all, service, back, *there.idle.front(), now);
}

vehicle* board_from_train(run& all, operation& service, direction heading,
                          const std::vector<lot_id>& cargo, core::time_point now) {
    boarding& end = service.boards(heading);
    vehicle& set = *end.idle.front();
    const std::int64_t room = service.room(now);
    std::vector<lot> as;  // they ride, once they have been lifted
    for (const lot_id id : cargo) {
        lot riding = all.books.at(id);
        riding.hop += 1;
        const std::int64_t size = size_aboard(service.params.kind, all.books.flow_of(riding));
        if (set.load + size <= room && take_aboard(all, service, set, id, riding) == nullptr) {
            as.push_back(riding);
        }
    }
    set.transloaded = set.cargo.size();
    board(all, service, end, set, now);
    const double share = all.at(service.origin(heading)).params.transloading.least_share;
    if (as.empty() || static_cast<double>(set.load) < share * static_cast<double>(room)) {
        disembark(all, service, end, set, now);
        for (const lot& each : as) {
            leave_place(all, service, each, now);
        }
        set.cargo.clear();
        set.load = 0;
        set.transloaded = 0;
        return nullptr;
    }
    book_waits(all, service, end, set, heading);
    note_leaving(all, service, heading, set, now);
    return &set;
}

core::process departures(core::simulation& sim, run& all, operation& service, direction heading) {
    sim.name_running("departures", service.params.name);
    boarding& here = service.boards(heading);
    core::time_point left = core::never;  // a timetable's last departure: one a turn
    for (;;) {
        const next_decision next = decide(all, service, heading, left);
        const core::duration wait = next.when - sim.now();
        if (next.is_next_turn) {
            co_await core::delay(wait);
        } else if (next.when == core::never) {
            co_await here.changed.wait();
        } else if (wait > core::duration{}) {
            co_await here.changed.wait_for(wait);
        }
    }
}

}  // namespace corridor::models
