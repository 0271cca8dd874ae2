// All that lives while one replication runs, and the processes that make it move.
#pragma once

#include <array>
#include <deque>
#include <memory>
#include <span>

#include "models/cargo/market.hpp"
#include "models/cargo/work.hpp"
#include "models/disruptions/plan.hpp"
#include "models/disruptions/recovery.hpp"
#include "models/places/depot.hpp"
#include "models/rail/hump.hpp"
#include "models/rail/other_trains.hpp"
#include "models/rail/traction.hpp"
#include "models/rail/train_paths.hpp"
#include "models/services/operation.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::models {

/// The line of a rail leg and who else runs on it. `up` is from the leg's `from` to its `to`.
struct shared_line {
    shared_line(core::simulation& sim, const scenario& from, const leg_params& leg);
    line track;
    other_trains_params passengers, freight;
};

/// A leg while it runs. Rails have a line or, where their sections are not known, paths.
struct way_leg {
    std::array<std::unique_ptr<train_paths>, directions> paths;  ///< along `from`-`to`, and back
    std::unique_ptr<shared_line> line;

    // observed in the counted year
    amount throughput;
    std::int64_t trips = 0;
    std::int64_t trains = 0;      ///< of those, each part by itself
    double hours = 0;             ///< waiting for the path, and running
    double locomotive_hours = 0;  ///< before it: waiting for another locomotive, and its change
    double kg_co2 = 0;            ///< with all waiting and work before it

    std::int64_t held_up = 0;  ///< vehicles that wait until it is open again
};

struct run {
    /// `trace` gets the rows of the counted year; null: none are wanted.
    run(core::simulation& sim, const scenario& from, core::seeds seeds, trace_rows* trace);

    station& at(place_id id) { return stations[index_of(id)]; }
    bool counting(core::time_point now) const {
        return now >= days.counted_from() && now < days.counted_to();
    }
    /// The row of the voyage that `self` is on; null when it is not traced.
    trip_row* row_of(const vehicle& self) const {
        return self.row ? &trace->trips[*self.row] : nullptr;
    }
    /// The nth lot of a flow chooses its way and is in the system from now on; none when no way is
    /// open.
    std::optional<lot_id> release(flow_id flow, std::uint32_t number, core::time_point now);
    /// Its shipper takes back what has not left its origin.
    void give_up(lot_id id, loss why, core::time_point now);
    /// Cargo has become ready for its current ride: it waits at the boarding place.
    void enqueue(lot_id id, core::time_point now);
    way_work& work_of(const lot& each) { return work.flows[index_of(each.flow)][each.way]; }
    /// Whether what carried the nth lot of a flow comes back along its way.
    bool goes_back_empty(flow_id flow, std::uint32_t number) const;
    /// Cargo has been unloaded (and cleared): it goes on or is delivered.
    void move_on(lot_id id, place_id here, core::time_point now);

    void add_embargoes(operation& service);

    // fixed after construction
    core::simulation& sim;
    const scenario& from;
    const core::seeds seeds;
    const calendar days;
    const disruption_plan plan;
    const itineraries routes;
    std::vector<flow_id> empties;  ///< [flow] its empties' flow, or itself when it has none
    trace_rows* const trace;

    // changed by running processes
    std::deque<sea_weather> seas;
    std::deque<station> stations;
    std::deque<way_leg> legs;
    std::deque<traction> tractions;
    std::vector<std::unique_ptr<hump>> humps;  ///< [place] null: it has none
    std::deque<operation> operations;
    depots boxes;
    market choices;
    ledger books;
    year_of_work work;
    std::vector<std::vector<recovery_watch>> recoveries;  ///< [disruption][nth], of those begun
    double longest_wait_h = 0;
    std::vector<felt_span> wait;  ///< scratch of who boards
};

/// Starts all that is disrupted in the run, and watches how it recovers.
void start_disruptions(run& all);
/// What they did, once the run is over.
std::vector<disruption_result> observe_disruptions(const run& all);

/// One leg of a voyage.
struct line_passage {
    leg_id leg{};
    place_id here{};  ///< where it begins
    heading_on_line heading{};
    double slowness = 1;  ///< > 0, its running time over the planned one
};

/// A vehicle waits where the leg begins until that is open again.
core::process closed_leg(core::simulation& sim, run& all, operation& service, vehicle& self,
                         line_passage ahead);

/// The life of a flow: lots become ready at the origin, day by day.
core::process releases(core::simulation& sim, run& all, flow_id flow);

/// A vehicle has become idle, or is on its way no more: what that changes at one end of its
/// service. Where no cargo waits, that is only who returns empty; nobody is woken for it.
void vehicle_came(run& all, operation& service, direction heading, core::time_point now);

/// Sends for an idle vehicle from the other end when none stands here and too few are coming.
void send_for_vehicle(run& all, operation& service, direction heading, core::time_point now);

/// Wagons that stand idle at that end leave with cargo of a train that came, and what more of the
/// queue has room: each finds a place at the next stop, or it stays. Null, and nothing done, when
/// too little of their room is filled. Precondition: a vehicle is idle there and may leave.
vehicle* board_from_train(run& all, operation& service, direction heading,
                          const std::vector<lot_id>& cargo, core::time_point now);

/// The life of one end of a service: who boards which vehicle when.
core::process departures(core::simulation& sim, run& all, operation& service, direction heading);

/// Over the line of a leg, section by section. Waits on the way are those for a path.
core::process over_the_line(core::simulation& sim, run& all, operation& service, vehicle& self,
                            line_passage on);

/// A train gets a locomotive, and a crew, of the territory of the leg ahead.
core::process change_of_locomotive(core::simulation& sim, run& all, operation& service,
                                   vehicle& self, line_passage ahead);
/// Whoever hauled the train leaves it at `here`; nothing when nobody did.
void let_locomotive_go(run& all, vehicle& self, place_id here);

/// Over a leg that takes only shorter trains; of a train without a locomotive.
core::process in_parts(core::simulation& sim, run& all, operation& service, vehicle& self,
                       line_passage on);

/// A train's wagons are sorted at the hump of `here`; of a train without a locomotive.
core::process marshalling(core::simulation& sim, run& all, operation& service, vehicle& self,
                          place_id here);

/// Adds a wait that is over now to what the service is kept from by others.
inline void wait_counts(const run& all, operation& service, core::duration waited) {
    if (all.counting(all.sim.now())) {
        service.waiting_hours += hours(waited);
    }
}

/// The same of a train; a part's waits are not the service's, since its train counts the last's.
inline void wait_counts(const run& all, operation& service, const vehicle& self,
                        core::duration waited) {
    if (self.parts == 1) {
        wait_counts(all, service, waited);
    }
}

/// Draws the next failure of each vehicle that may fail; call once, at time zero.
void draw_first_failures(run& all, operation& service);

/// A vehicle whose failure is due leaves its fleet at the end of its voyage, and comes back
/// repaired where that ended.
core::process repair(core::simulation& sim, run& all, operation& service, vehicle& self);

/// A vehicle has ended its voyage or its repair and waits for the next at that end.
void become_idle(run& all, operation& service, vehicle& self, core::time_point now);

/// A part of a voyage: a train of wagons gets bogies of the other gauge at `where`.
core::process bogie_exchange(core::simulation& sim, run& all, operation& service, vehicle& self,
                             place_id where);
/// While a train waits there for bogies that others have under them: whoever stands idle with them
/// and has no cargo comes back.
void send_bogies_back(run& all, place_id where, core::time_point now);

/// The calls of one other traffic.
core::process other_calls(core::simulation& sim, run& all, std::size_t which);

/// What the cranes of a place count a vehicle's cargo as, from its nth lot on.
double crane_load(run& all, const vehicle& self, const crane_params& cranes, std::size_t from = 0);

/// A vehicle is worked at a dock of the place, with the cargo that it brings or takes.
core::process dock_call(core::simulation& sim, run& all, operation& service, vehicle& self,
                        place_id where);

/// The life of a vehicle, in three parts that start one another.
core::process loading(core::simulation& sim, run& all, operation& service, vehicle& self);
core::process voyage(core::simulation& sim, run& all, operation& service, vehicle& self);
core::process unloading(core::simulation& sim, run& all, operation& service, vehicle& self);

/// Loading is over: what is aboard has left its yard, is charged for the ride and accounted for.
void loaded(run& all, operation& service, vehicle& self);

/// The hours of cargo whose trip ends at `where`, and the place's throughput.
void book_arrival(run& all, const vehicle& by, std::span<const lot_id> cargo, place_id where);
/// That the papers of what this voyage brought take there.
core::duration clearance_time(run& all, const vehicle& by, place_id where);

/// Cargo aboard is on the ground at the voyage's end: its hours are booked, and it goes on once it
/// is cleared.
void put_down(run& all, const operation& service, vehicle& self);

/// A part of a voyage: a train crosses the border at `where`.
core::process border_crossing(core::simulation& sim, run& all, operation& service, vehicle& self,
                              place_id where);

}  // namespace corridor::models
