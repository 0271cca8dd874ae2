// The locomotives of a territory while it runs, or its crews: few, each somewhere, one to a train.
//
// Who asks gets the one that would be there first of those that no train has: it stands here, or
// comes light (a crew as passengers) in the shortest running time over the territory's legs, or is
// still serviced and comes after that. When trains have all, the next that is let go is for who
// asked first. Light running takes no section and no path: one engine fits between other trains.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "models/places/facility_log.hpp"
#include "models/places/slots.hpp"
#include "models/scenario.hpp"
#include "sim/core/process.hpp"
#include "sim/core/signal.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::models {

/// Shortest running times without a train over the legs of one territory.
class light_running {
public:
    light_running(const scenario& from, traction_id of);

    /// Precondition: both are ends of its legs, and connected by them.
    core::duration between(place_id from, place_id to) const {
        return times_[number_[index_of(from)] * places_ + number_[index_of(to)]];
    }

private:
    void find_shortest();

    std::size_t places_ = 0;           // of the territory
    std::vector<std::size_t> number_;  // [place of the scenario] among them
    std::vector<core::duration> times_;
};

class traction_pool {
public:
    /// A train that has asked and waits. Its pool owns it.
    struct request {
        explicit request(core::simulation& sim) : given(sim) {}
        place_id at{};
        core::time_point asked{};
        core::time_point comes = core::never;  ///< the unit to the train, once given
        std::uint32_t unit = 0;                ///< once given
        core::signal given;                    ///< when it was not at once
    };

    /// `count` >= 1 units stand at the depot; `after` each trip one is serviced, or rests.
    /// `light` must outlive the pool.
    traction_pool(core::simulation& sim, const light_running& light, int count,
                  core::duration after, place_id depot);

    /// A train asks `at` an end of the territory's legs. Given at once when some unit has no train,
    /// which has come at once when it stands here.
    request& ask(place_id at, core::time_point now);
    /// The unit, which has come; the request is no more.
    std::uint32_t take(request& by, core::time_point now);
    /// The train needs it no more at that place.
    void let_go(std::uint32_t number, place_id at, core::time_point now);

    facility_log log;  ///< in use: with a train, on the way to it, or serviced

private:
    struct unit {
        place_id where{};          // it stands, or was let go
        core::time_point ready{};  // serviced by then
        core::time_point asked{};  // by the train that has it, or had it last
        core::time_point came{};
        bool taken = false;
        bool in_use = false;  // taken or serviced
    };

    core::time_point arrival(const unit& of, place_id at, core::time_point now) const;
    void give(request& to, std::uint32_t which, core::time_point now);
    core::process serviced(core::simulation& sim, std::uint32_t which);

    // fixed after construction
    core::simulation& sim_;
    const light_running& light_;
    const core::duration after_;

    // changed by trains; while one waits all units are taken
    std::vector<unit> units_;
    std::deque<request*> waiting_;  // in the order of asking
    slots<request> requests_;
};

/// A territory while it runs.
struct traction {
    traction(core::simulation& sim, const scenario& from, traction_id of);
    const traction_params& params;
    const light_running light;
    std::array<std::unique_ptr<traction_pool>, haulers> pools;  ///< null: never short
};

/// The locomotive and crew that a train has, and what they did for it.
struct traction_hold {
    std::optional<traction_id> by;  ///< none: it has none
    std::array<std::uint32_t, haulers> units{};
    core::time_point began{};  ///< coupled
    core::duration worked{};   ///< since then: the change and running, without waits
};

/// A hold that is over, for `year_of_work`.
struct traction_trip {
    traction_id by{};
    core::time_point began{};
    core::duration worked{};
};

/// Every facility of a territory, in the one order in which results list them.
template <class Visitor>
void for_each_facility(traction& of, Visitor visit) {
    for (const auto& each : of.pools) {
        if (each) {
            visit(each->log);
        }
    }
}

}  // namespace corridor::models
