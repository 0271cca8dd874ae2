// Things that come and go and keep their address while they are there: what is given back is used
// again, so that a run allocates no more of them than it ever has at once.
#pragma once

#include <deque>
#include <vector>

#include "sim/core/simulation.hpp"

namespace corridor::models {

/// Of a thing that is made from a simulation.
template <class Thing>
class slots {
public:
    /// As it was left when it was given back.
    Thing& take(core::simulation& sim) {
        if (spare_.empty()) {
            return all_.emplace_back(sim);
        }
        Thing& out = *spare_.back();
        spare_.pop_back();
        return out;
    }
    void give_back(Thing& thing) { spare_.push_back(&thing); }

private:
    std::deque<Thing> all_;
    std::vector<Thing*> spare_;
};

}  // namespace corridor::models
