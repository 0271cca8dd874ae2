// One call at a dock, step by step, with what the dock, the anchorage and the berths note of it.
#pragma once

#include <algorithm>

#include "models/places/station.hpp"

namespace corridor::models {

class docking {
public:
    /// A vehicle has come to a place that has such docks; a vessel drops anchor.
    docking(station& here, dock_kind own, core::time_point now)
        : here_(here),
          own_(own),
          sea_side_(is_berth(own) ? here.sea_side.get() : nullptr),
          arrived_(now) {
        if (sea_side_ != nullptr) {
            sea_side_->anchorage.queue(now, 1);
        }
    }

    /// Vessels wait for berths and wind, others for a place of their dock.
    bool is_vessel() const { return sea_side_ != nullptr; }
    core::time_point arrived() const { return arrived_; }

    /// It joins the queue of its dock; a vessel asks with `ask_for_berth`, others acquire the
    /// units.
    void queue(core::time_point now) { own_dock().log.queue(now, 1); }
    core::resource& units() { return own_dock().units; }
    berth_call& ask_for_berth(bool scheduled) {
        berth_ = &sea_side_->berths.ask(own_, scheduled);
        return *berth_;
    }

    /// It has a place, though a vessel may still wait for calm.
    void has_place(core::time_point now) {
        own_dock().log.queue(now, -1);
        here_.dock(given())->log.take(now, 1);
    }
    dock_kind given() const { return berth_ != nullptr ? berth_->berth : own_; }

    /// When a vessel that has a berth comes in: the wind has dropped, and those that came in before
    /// it have left the channel to it. Others do at once. Ask once: the channel is then taken.
    core::time_point comes_in(core::time_point now) {
        if (sea_side_ == nullptr) {
            return now;
        }
        core::time_point& free = sea_side_->channel_free;
        const core::time_point comes = here_.open_from(std::max(here_.open_from(now), free));
        free = comes + here_.params.channel_interval;
        return comes;
    }

    /// Its service begins.
    void moor(core::time_point now) {
        moored_ = now;
        if (sea_side_ != nullptr) {
            sea_side_->anchorage.queue(now, -1);
            sea_side_->anchorage.served(now - arrived_, now - arrived_);
        }
    }
    core::time_point moored() const { return moored_; }

    /// `did`: what it did since it came, its own wait for the place included, which those behind it
    /// waited for as well.
    void leave(core::time_point now, const holder_log& did) {
        here_.dock(given())->log.take(now, -1);
        if (berth_ != nullptr) {
            sea_side_->berths.leave(*berth_, did);
        } else {
            own_dock().freed = did;
        }
    }
    /// Whether somebody waits for a place.
    bool is_awaited() {
        return berth_ != nullptr ? sea_side_->berths.is_awaited() : own_dock().units.waiting() > 0;
    }
    /// What the one did that had its place before, when it had to wait for that.
    const holder_log& before() { return berth_ != nullptr ? berth_->before : own_dock().freed; }
    /// A call of this cargo has ended: what its dock is to remember of it.
    void served(core::time_point now) { own_dock().log.served(moored_ - arrived_, now - arrived_); }

private:
    facility_group& own_dock() { return *here_.dock(own_); }

    // fixed after construction
    station& here_;
    const dock_kind own_;
    port_side* const sea_side_;
    const core::time_point arrived_;

    // changed as the call goes on
    berth_call* berth_ = nullptr;
    core::time_point moored_{};
};

}  // namespace corridor::models
