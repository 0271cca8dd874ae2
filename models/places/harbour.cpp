#include "models/places/harbour.hpp"

#include <algorithm>
#include <limits>

namespace corridor::models {

namespace {

bool is_open_to(const dock_params& berth, dock_kind vessels) {
    return std::find(berth.also_for.begin(), berth.also_for.end(), vessels) != berth.also_for.end();
}

double depth_m(const place_params& place, dock_kind berth) {
    const double stated = place.docks[index_of(berth)].depth_m;
    return stated > 0 ? stated : std::numeric_limits<double>::infinity();
}

}  // namespace

harbour::harbour(core::simulation& sim, const place_params& place) : sim_(sim), place_(place) {
    for (std::size_t kind = 0; kind < dock_kinds; ++kind) {
        free_[kind] = place.docks[kind].places;
    }
}

berth_call& harbour::ask(dock_kind own, bool scheduled) {
    berth_call& call = calls_.take(sim_);
    call.own = own;
    call.scheduled = scheduled && place_.scheduled_first;
    call.berthed = false;
    if (free_[index_of(own)] > 0) {
        give(call, own);
        return call;
    }
    for (std::size_t kind = 0; kind < dock_kinds; ++kind) {
        const auto berth = static_cast<dock_kind>(kind);
        if (free_[kind] > 0 && may_use(own, berth)) {
            give(call, berth);
            return call;
        }
    }
    waiting_.push_back(&call);
    return call;
}

void harbour::leave(berth_call& call, const holder_log& did) {
    const dock_kind berth = call.berth;
    free_[index_of(berth)] += 1;
    calls_.give_back(call);
    call_next(berth, did);
}

void harbour::close(dock_kind berth) { free_[index_of(berth)] -= 1; }

void harbour::reopen(dock_kind berth, const holder_log& was) {
    free_[index_of(berth)] += 1;
    call_next(berth, was);
}

bool harbour::may_use(dock_kind own, dock_kind berth) const {
    return own == berth || (is_open_to(place_.docks[index_of(berth)], own) &&
                            depth_m(place_, berth) >= depth_m(place_, own));
}

void harbour::give(berth_call& call, dock_kind berth) {
    free_[index_of(berth)] -= 1;
    call.berth = berth;
    call.berthed = true;
}

void harbour::call_next(dock_kind berth, const holder_log& did) {
    if (free_[index_of(berth)] <= 0) {
        return;
    }
    const auto place_in_line = [&](const berth_call& call) {
        return (call.own == berth ? 0 : 2) + (call.scheduled ? 0 : 1);
    };
    auto next = waiting_.end();
    for (auto each = waiting_.begin(); each != waiting_.end(); ++each) {
        const bool before = next == waiting_.end() || place_in_line(**each) < place_in_line(**next);
        if (before && may_use((*each)->own, berth)) {
            next = each;
        }
    }
    if (next == waiting_.end()) {
        return;
    }
    berth_call& call = **next;
    waiting_.erase(next);
    give(call, berth);
    call.before = did;
    call.called.notify_all();
}

bool is_berth(dock_kind kind) {
    return kind == dock_kind::container_berths || kind == dock_kind::ferry_berths ||
           kind == dock_kind::roro_berths || kind == dock_kind::dry_berths ||
           kind == dock_kind::oil_berths;
}

bool has_berths(const place_params& place) {
    for (std::size_t kind = 0; kind < dock_kinds; ++kind) {
        if (is_berth(static_cast<dock_kind>(kind)) && place.docks[kind].places > 0) {
            return true;
        }
    }
    return false;
}

std::array<dock_kind, dock_kinds> first_shared(const place_params& place) {
    std::array<dock_kind, dock_kinds> first{};
    for (std::size_t kind = 0; kind < dock_kinds; ++kind) {
        first[kind] = static_cast<dock_kind>(kind);
    }
    for (std::size_t step = 0; step < dock_kinds; ++step) {  // no chain is longer
        for (std::size_t kind = 0; kind < dock_kinds; ++kind) {
            for (const dock_kind vessels : place.docks[kind].also_for) {
                const dock_kind least = std::min(first[kind], first[index_of(vessels)]);
                first[kind] = first[index_of(vessels)] = least;
            }
        }
    }
    return first;
}

}  // namespace corridor::models
