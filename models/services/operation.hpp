// A service while it runs: its vehicles, and at either end the cargo that waits to board, the
// vehicles that wait for cargo, and the rule by which they leave.
#pragma once

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/cargo/ledger.hpp"
#include "models/places/station.hpp"
#include "models/rail/traction.hpp"

namespace corridor::models {

/// How far a voyage has come, for `year_of_work`.
struct voyage_progress {
    bool laden = false;
    bool loading = false;
    bool under_way = false;  ///< from the end of loading to the end of unloading
    std::size_t legs_entered = 0;
    std::size_t noted = 0;                ///< of its trip, by their emissions on legs
    core::time_point began{};             ///< when it was decided to leave
    std::int64_t room = 0;                ///< what it might load then, in the service's unit
    core::duration served{};              ///< service drawn so far, without waits
    core::duration running{};             ///< of that, what is done between the ends
    std::vector<traction_trip> hauled{};  ///< locomotives that have left it

    void ran(core::duration took) {
        served += took;
        running += took;
    }
};

/// What a vehicle cost its carrier and emitted that no cargo has taken over yet.
struct owed_by_vehicle {
    double usd = 0;
    double kg_co2 = 0;
};

/// A consignment whose wagon was set off on the way, and how long it stood.
struct held_lot {
    lot_id lot{};
    place_id where{};
    core::duration span{};
};

struct operation;
struct vehicle;

/// The train of the other gauge onto which a train's cargo was lifted.
struct onward_train {
    operation* service = nullptr;
    vehicle* set = nullptr;
};

/// A wagon set, a vessel or a truck; or a wagon of a train that follows it by itself.
struct vehicle {
    std::uint64_t entity = 0;                  ///< names its draws, with the voyage's number
    direction heading = direction::westbound;  ///< of the voyage it is on
    std::vector<lot_id> cargo;
    std::int64_t load = 0;     ///< in the service's unit
    trip_hours trip;           ///< what the hours on board went to
    holder_log lately;         ///< what it did, for those who wait for it
    holder_log boarded;        ///< why the first of its cargo had waited
    std::uint32_t number = 0;  ///< in its fleet
    std::uint32_t voyages = 0;
    std::uint64_t failures = 0;            ///< drawn so far
    core::time_point fails = core::never;  ///< when the latest of them happens
    core::time_point left{};               ///< last departure from the eastern end
    core::time_point phase_began{};
    voyage_progress progress;
    owed_by_vehicle owes;
    traction_hold hauled;
    int parts = 1;                   ///< above 1: it is one of so many of a train
    std::vector<held_lot> set_off;   ///< of `cargo`, on this voyage
    std::size_t transloaded = 0;     ///< of `cargo` that is loaded, the first so many come wagon to
                                     ///< wagon
    onward_train onward;             ///< from the end of such work until it is handed over
    bool follows = false;            ///< it is such a wagon: shunted with another train
    std::optional<std::size_t> row;  ///< of this voyage among the traced trips

    /// Names the draws of this voyage at one place; `what` of the stream tells them apart.
    std::uint64_t voyage_entity(place_id where) const {
        return entity + (std::uint64_t{voyages} << 8U) + index_of(where) % 256;
    }

    /// Went that long without a wait, with the locomotive that it has.
    void ran(core::duration took) {
        progress.ran(took);
        hauled.worked += took;
    }

    /// Its time until the last phase of `part` ends was spent as that part spent its own.
    void spent_as(const vehicle& part) {
        trip.felt.insert(trip.felt.end(), part.trip.felt.begin(), part.trip.felt.end());
        for (const felt_span& each : part.trip.from) {
            came_from(each.from, each.at);
        }
        phase_began = part.phase_began;
    }

    /// Ends the phase that began with the last call. All hours of a vehicle go through here; these
    /// came from the cause itself.
    void spend(cause why, place_id where, core::time_point now) {
        spend(why, where, now, origin_of(why));
    }
    /// The same where something else is known to be behind it.
    void spend(cause why, place_id where, core::time_point now, origin from) {
        if (now > phase_began) {
            trip.felt.push_back({why, where, now - phase_began});
            came_from({from, where, phase_began, now}, where);
        }
        phase_began = now;
    }
    /// A wait at `where` for one of its docks, by what its last user did.
    void spend(cause why, place_id where, core::time_point now, const holder_log& user) {
        if (now > phase_began) {
            trip.felt.push_back({why, where, now - phase_began});
            user.over(phase_began, now, [&](const origin_span& held) {
                came_from(explained({why, where, where}, held), where);
            });
        }
        phase_began = now;
    }

    /// What it did lately, from then on only.
    holder_log since(core::time_point from) const {
        holder_log out;
        out.begin(from);
        lately.over(from, lately.last(),
                    [&](const origin_span& each) { out.add(each.why, each.where, each.to); });
        return out;
    }

private:
    void came_from(const origin_span& span, place_id where) {
        trip.from.push_back({span, where});
        lately.add(span.why, span.where, span.to);
    }
};

/// An embargo, and the border that declares it.
struct embargo_ahead {
    embargo* of = nullptr;
    place_id where{};
};

/// Where cargo of one heading boards: westbound at the eastern end, eastbound at the western.
struct boarding {
    boarding(core::simulation& sim, const std::string& name)
        : changed(sim, name), set_came(sim, name) {}
    std::deque<lot_id> queue;
    std::int64_t queued = 0;     ///< in the service's unit
    std::int64_t room_seen = 0;  ///< of one vehicle, when something last came
    std::vector<vehicle*> idle;  ///< longest idle last taken first
    int inbound = 0;             ///< vehicles on their way here
    core::signal changed;
    core::signal set_came;         ///< a vehicle is idle here, while trains wait for it
    int trains_waiting = 0;        ///< of the other gauge, with cargo for it
    bool awaits_vehicles = false;  ///< who decides here waits for one to come, too
    core::time_point blocked_since = core::never;  ///< no yard place at the other end
    core::duration blocked_before{};               ///< the sum of earlier such times
    holder_log kept;              ///< why no vehicle left: `load` while nothing kept one
    origin keeps = origin::load;  ///< since `kept.last()`
    place_id kept_at{};
    place_id at{};                     ///< where this is
    const yard_quota* full = nullptr;  ///< the yard that lacked room last

    core::duration blocked(core::time_point now) const {
        return blocked_before + (blocked_since < now ? now - blocked_since : core::duration{});
    }
    /// By the yards at `ahead`.
    void set_blocked(bool is, place_id ahead, core::time_point now) {
        blocked_before = blocked(now);
        blocked_since = is ? now : core::never;
        keep(is ? origin_of(cause::waiting_slot) : origin::load, is ? ahead : at, now);
    }
    /// From now on that keeps vehicles from leaving, `load` for nothing; what did so far is noted.
    void keep(origin why, place_id where, core::time_point now) {
        if (why != keeps || where != kept_at) {
            note_kept(now);
            keeps = why;
            kept_at = where;
        }
    }
    /// Nothing keeps them but a yard that was full when they last looked.
    void keep_nothing(core::time_point now) {
        if (blocked_since == core::never) {
            keep(origin::load, at, now);
        }
    }
    void note_kept(core::time_point now) {
        if (keeps == origin_of(cause::waiting_slot) && full != nullptr) {
            add_wait(kept, {cause::waiting_slot, at, kept_at}, full->freed, now);
        } else {
            kept.add(keeps, kept_at, now);
        }
    }
};

struct operation {
    operation(core::simulation& sim, const scenario& from, service_id of);

    boarding& boards(direction heading) { return ends[index_of(heading)]; }
    place_id origin(direction heading) const {
        return heading == direction::westbound ? params.from : params.to;
    }
    place_id destination(direction heading) const {
        return heading == direction::westbound ? params.to : params.from;
    }

    /// Where its vehicles are worked at one of its ends.
    dock_kind dock_at(place_id end) const { return docks[end == params.from ? 0 : 1]; }

    /// The gauge of the far end of a voyage.
    gauge gauge_beyond(const scenario& from, direction heading) const {
        const leg_id last =
            heading == direction::westbound ? params.legs.back() : params.legs.front();
        return gauge_of(from.legs[index_of(last)].gauge_mm);
    }

    /// What a vehicle that leaves now may load, in the service's unit: at least 1.
    std::int64_t room(core::time_point now) const {
        if (rooms.empty()) {
            return params.capacity;
        }
        const auto day = static_cast<std::size_t>(now.time_since_epoch() / std::chrono::hours{24});
        return rooms[std::min(day, rooms.size() - 1)];
    }

    /// The embargo that keeps vehicles of that heading where they are; null: none does.
    const embargo_ahead* held_by(direction heading) const {
        for (const embargo_ahead& each : embargoes[index_of(heading)]) {
            if (each.of->holds()) {
                return &each;
            }
        }
        return nullptr;
    }

    /// Whether one more vehicle may leave with cargo.
    bool has_vehicles() const {
        const std::size_t idle = ends[0].idle.size() + ends[1].idle.size();
        return gone == 0 || static_cast<std::size_t>(gone) < idle;
    }

    const service_params& params;
    const service_id id;
    const std::vector<std::int64_t> rooms;  ///< [day of the run]; empty where water never limits
    const km length;
    const std::array<dock_kind, 2> docks;  ///< at `from` and at `to`
    const crane_kind cranes;
    std::array<boarding, directions> ends;
    std::deque<vehicle> fleet;
    std::array<std::vector<embargo_ahead>, directions> embargoes;  ///< of borders on the way
    int gone = 0;  ///< vehicles that disruptions keep from leaving
    std::array<std::int64_t, directions> boarded{};  ///< since time zero, in the service's unit

    // since time zero
    double kg_emitted = 0;    ///< by its vehicles
    double kg_allocated = 0;  ///< of that, to lots

    // observed in the counted year
    double kg_counted = 0;  ///< emitted
    std::int64_t departures = 0;
    std::int64_t empty_departures = 0;
    double load_shares = 0;
    double room_shares = 0;  ///< of loaded departures: what the water let them load
    double round_trip_hours = 0;
    std::int64_t round_trips = 0;
    double waiting_hours = 0;  ///< on voyages, for berths, paths, borders and weather
    std::int64_t voyages = 0;
    double repair_hours = 0;
    facility_log busy;  ///< vehicles not idle
};

/// Where vehicles of a kind are worked; the gauge, in millimetres, is of trains.
dock_kind dock_of(service_kind kind, int gauge_mm);
/// Where vehicles of a service are worked at one of its ends.
dock_kind dock_at(const scenario& from, const service_params& service, place_id end);
/// The cranes that its docks share.
crane_kind cranes_of(service_kind kind);

/// Mooring, or shunting of a train: once for each part of it that the tracks of the place hold.
core::duration setup_time(const service_params& service, const place_params& here, dock_kind dock);

bool is_train(service_kind kind);
bool is_vessel(service_kind kind);

}  // namespace corridor::models
