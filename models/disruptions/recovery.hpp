// How a disruption's backlog goes away: what waits beyond what waited as it began. Looked at every
// hour, so all times are whole hours.
#pragma once

#include <cstdint>
#include <optional>

#include "models/result.hpp"
#include "sim/core/time.hpp"

namespace corridor::models {

class recovery_watch {
public:
    /// `before`: what waited when it began. It has recovered once no more than that waits for
    /// `sustained` together.
    recovery_watch(double before, core::time_point ends, core::duration sustained)
        : before_(before), ends_(ends), sustained_(sustained) {}

    /// So much waits at `now`. Precondition: not before the last look.
    void look(core::time_point now, double waits);

    bool has_recovered() const { return recovered_.has_value(); }
    double peak() const { return peak_; }  ///< the largest backlog, at least 0
    /// From the end until the backlog was half of what it was at the end; none: it has not been, or
    /// there was no backlog then.
    std::optional<core::duration> half_life() const { return half_life_; }
    /// From the end until it was gone for good.
    std::optional<core::duration> recovered() const { return recovered_; }

private:
    // fixed after construction
    double before_;
    core::time_point ends_;
    core::duration sustained_;

    // seen
    double peak_ = 0;
    std::optional<double> at_end_;
    std::optional<core::time_point> gone_since_;
    std::optional<core::duration> half_life_, recovered_;
};

/// Puts an occurrence into what its disruption is told by.
void add(disruption_result& to, const recovery_watch& seen);

}  // namespace corridor::models
