// The books: every lot alive, what it has spent its hours, money and CO2 on, and each flow's
// amounts, so that start + offered = delivered + lost + end holds exactly at any moment.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/calendar.hpp"
#include "models/cargo/holder_log.hpp"
#include "models/cargo/itinerary.hpp"
#include "models/result.hpp"

namespace corridor::models {

enum class lot_id : std::uint32_t {};

/// One consignment, or one empty carrier going back. A plain record: vehicles carry it.
struct lot {
    flow_id flow{};
    std::uint32_t way = 0;     ///< index into `itineraries[flow]`; the last one that it took
    std::uint32_t hop = 0;     ///< the ride it is on or waits for
    std::uint32_t number = 0;  ///< nth lot of its flow
    std::uint16_t week = 0;    ///< counted week of its release
    bool alive = false;
    bool cohort = false;  ///< released in the counted year
    core::time_point released{};
    core::time_point booked_to{};  ///< its hours are booked up to here
    core::time_point stage_began{};
    core::duration blocked_before{};    ///< of the boarding place, when it came to wait there
    core::time_point place_reserved{};  ///< when the yard place was that it holds or held last
    core::duration place_served{};      ///< service drawn since then, up to its unloading
    core::time_point put_down{};        ///< when it came to where it stands
    std::array<double, payers> usd{};   ///< in this stage
    double kg_co2 = 0;
    double kg_co2_beside = 0;  ///< of that, see `stage_result`
    double usd_before = 0;     ///< of the shipper, in earlier stages
    double kg_co2_before = 0;
};

/// Hours of a vehicle's trip, to be shared by all that is on board.
struct trip_entry {
    cause why{};
    place_id where{};
    core::duration span{};
};

/// A stretch of a lot's time and where it came from.
struct felt_span {
    origin_span from;
    place_id at{};          ///< where it was felt
    bool of_fleet = false;  ///< a wait for a vehicle that was merely under way or worked
};

/// Those hours once as they were felt, once by where they came from. Both add up to the same.
struct trip_hours {
    std::vector<trip_entry> felt;
    std::vector<felt_span> from;
};

class ledger {
public:
    /// `trace` gets the cohort's rows; null: none are wanted.
    ledger(const scenario& from, const calendar& days, const itineraries& routes,
           trace_rows* trace);

    lot_id release(flow_id flow, std::uint32_t way, std::uint32_t number, core::time_point now);
    void deliver(lot_id id, core::time_point now);
    /// Before it left: of its hours at most a wait for containers at its origin has been booked,
    /// which is taken back, so that the causes' hours are the cohort's only.
    void lose(lot_id id, loss why, core::time_point now);
    /// Offered and lost at once: no way was open.
    void turn_away(flow_id flow, std::uint32_t number, core::time_point now);
    /// Lots of the market that a rival carries, ready at that time, which may lie ahead.
    void leave_to_rival(rival_id rival, flow_id flow, std::uint32_t lots, core::time_point ready);
    /// It goes on by another way, whose ride `hop` boards where it stands.
    void change_way(lot& each, std::uint32_t way, std::uint32_t hop);

    /// Calls `visit(const lot&)`, in no order that means anything.
    template <class Visitor>
    void for_each_alive(Visitor visit) const {
        for (const lot& each : lots_) {
            if (each.alive) {
                visit(each);
            }
        }
    }

    lot& at(lot_id id) { return lots_[index_of(id)]; }
    const flow_params& flow_of(const lot& each) const { return from_.flows[index_of(each.flow)]; }
    amount amount_of(const lot& each) const { return unit_[index_of(each.flow)]; }
    const ride& ride_of(const lot& each) const {
        return routes_[index_of(each.flow)][each.way].rides[each.hop];
    }
    /// The ride before the current one; null on the first.
    const ride* last_ride(const lot& each) const;
    /// The ride after the current one; null when the current one is the last.
    const ride* next_ride(const lot& each) const;

    /// Books the time since the last booking, which came from the cause itself.
    void book(lot& each, cause why, place_id where, core::time_point now);
    /// Books the time since the last booking as it was felt; `explain` says where it came from.
    void feel(lot& each, cause why, place_id where, core::time_point now);
    /// So many lots of the flow's cohort have waited since `from` for vehicles of that service.
    /// Precondition: `wait` covers it to its end, in order of time.
    void explain(flow_id flow, std::int64_t lots, core::time_point from,
                 const std::vector<felt_span>& wait, service_id of);
    /// Books a whole trip to all that was aboard from its beginning to its end.
    void book(std::span<const lot_id> cargo, const trip_hours& trip);
    /// The current ride's stage is over: unloaded.
    void end_stage(lot& each, stage_id stage, core::time_point now);

    void begin_counting();
    /// Notes what is in the system at the counted year's end; what follows is the cohort's only.
    void end_counting();
    /// Loaded lots of the cohort that have neither arrived nor been lost.
    std::int64_t cohort_under_way() const { return cohort_under_way_; }
    /// The run is over: gives a row to each lot of the cohort that is still alive.
    void trace_the_rest();
    /// Ends everything through `core::broken` when what is alive and the flows' sums differ.
    void check_conservation() const;
    /// The run is over: the hours of each flow, felt and by origin, are those of its cohort's lots,
    /// to the millisecond, or everything ends likewise. Fills what is given in hours.
    void close_hours();

    std::vector<flow_result> flows;
    weekly_result weekly;

private:
    bool counting(core::time_point now) const { return counting_ && now < calendar_.counted_to(); }
    std::size_t week_of(core::time_point now) const;
    void retire(lot_id id);
    void note(const lot& each, core::time_point ended, std::optional<loss> lost);

    // fixed after construction
    const scenario& from_;
    const calendar& calendar_;
    const itineraries& routes_;
    std::vector<amount> unit_;  // [flow] one lot
    trace_rows* const trace_;

    // state
    std::vector<lot> lots_;
    std::vector<lot_id> free_;
    std::vector<amount> in_system_;  // [flow] released less delivered and lost
    std::int64_t cohort_under_way_ = 0;
    bool counting_ = false;
};

}  // namespace corridor::models
