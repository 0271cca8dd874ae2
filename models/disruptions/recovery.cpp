#include "models/disruptions/recovery.hpp"

#include <algorithm>

#include "models/units.hpp"

namespace corridor::models {

void recovery_watch::look(core::time_point now, double waits) {
    const double backlog = std::max(0.0, waits - before_);
    peak_ = std::max(peak_, backlog);
    if (now < ends_ || recovered_) {
        return;
    }
    if (!at_end_) {
        at_end_ = backlog;
    }
    if (!half_life_ && *at_end_ > 0 && backlog <= *at_end_ / 2) {
        half_life_ = now - ends_;
    }
    if (backlog > 0) {
        gone_since_.reset();
        return;
    }
    if (!gone_since_) {
        gone_since_ = now;
    }
    if (now - *gone_since_ >= sustained_) {
        recovered_ = *gone_since_ - ends_;
    }
}

void add(disruption_result& to, const recovery_watch& seen) {
    to.occurrences += 1;
    to.backlog_peak = std::max(to.backlog_peak, seen.peak());
    if (seen.half_life()) {
        to.halved += 1;
        to.half_life_hours += hours(*seen.half_life());
    }
    if (seen.recovered()) {
        to.recovered += 1;
        to.recovery_hours += hours(*seen.recovered());
    }
}

}  // namespace corridor::models
