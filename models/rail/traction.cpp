#include "models/rail/traction.hpp"

#include <algorithm>
#include <limits>

#include "models/leg_time.hpp"

namespace corridor::models {

namespace {

constexpr std::size_t not_there = std::numeric_limits<std::size_t>::max();

bool hauls_on(traction_id of, const leg_params& leg) { return leg.traction == of; }

}  // namespace

light_running::light_running(const scenario& from, traction_id of)
    : number_(from.places.size(), not_there) {
    for (const leg_params& each : from.legs) {
        for (const place_id end : {each.from, each.to}) {
            if (hauls_on(of, each) && number_[index_of(end)] == not_there) {
                number_[index_of(end)] = places_++;
            }
        }
    }
    constexpr core::duration far = core::duration::max() / 4;
    times_.assign(places_ * places_, far);
    for (std::size_t i = 0; i < places_; ++i) {
        times_[i * places_ + i] = {};
    }
    for (const leg_params& each : from.legs) {
        if (hauls_on(of, each)) {
            const std::size_t a = number_[index_of(each.from)];
            const std::size_t b = number_[index_of(each.to)];
            const core::duration takes = free_running_time(each, {}, false);
            times_[a * places_ + b] = std::min(times_[a * places_ + b], takes);
            times_[b * places_ + a] = times_[a * places_ + b];
        }
    }
    find_shortest();
}

// Floyd and Warshall.
void light_running::find_shortest() {
    for (std::size_t over = 0; over < places_; ++over) {
        for (std::size_t a = 0; a < places_; ++a) {
            for (std::size_t b = 0; b < places_; ++b) {
                times_[a * places_ + b] =
                    std::min(times_[a * places_ + b],
                             times_[a * places_ + over] + times_[over * places_ + b]);
            }
        }
    }
}

traction_pool::traction_pool(core::simulation& sim, const light_running& light, int count,
                             core::duration after, place_id depot)
    : log(count), sim_(sim), light_(light), after_(after) {
    units_.assign(static_cast<std::size_t>(count), {depot, {}, {}, {}, false, false});
}

core::time_point traction_pool::arrival(const unit& of, place_id at, core::time_point now) const {
    return std::max(now, of.ready) + light_.between(of.where, at);
}

traction_pool::request& traction_pool::ask(place_id at, core::time_point now) {
    request& by = requests_.take(sim_);
    by.at = at;
    by.asked = now;
    by.comes = core::never;
    std::size_t best = units_.size();
    for (std::size_t i = 0; i < units_.size(); ++i) {
        if (!units_[i].taken && (best == units_.size() ||
                                 arrival(units_[i], at, now) < arrival(units_[best], at, now))) {
            best = i;
        }
    }
    log.queue(now, 1);
    if (best == units_.size()) {
        waiting_.push_back(&by);
    } else {
        give(by, static_cast<std::uint32_t>(best), now);
    }
    return by;
}

void traction_pool::give(request& to, std::uint32_t which, core::time_point now) {
    unit& one = units_[which];
    to.unit = which;
    to.comes = arrival(one, to.at, now);
    one.taken = true;
    if (!one.in_use) {
        one.in_use = true;
        log.take(now, 1);
    }
}

std::uint32_t traction_pool::take(request& by, core::time_point now) {
    log.queue(now, -1);
    units_[by.unit].asked = by.asked;
    units_[by.unit].came = now;
    requests_.give_back(by);
    return by.unit;
}

void traction_pool::let_go(std::uint32_t number, place_id at, core::time_point now) {
    unit& one = units_[number];
    log.served(one.came - one.asked, now - one.asked);
    one.where = at;
    one.ready = now + after_;
    one.taken = false;
    if (!waiting_.empty()) {
        request& next = *waiting_.front();
        waiting_.pop_front();
        give(next, number, now);
        next.given.notify_all();
    } else {
        sim_.start(serviced(sim_, number));
    }
}

core::process traction_pool::serviced(core::simulation& sim, std::uint32_t which) {
    sim.name_running("servicing");
    unit& one = units_[which];
    if (one.ready > sim.now()) {
        co_await core::until(one.ready);
    }
    if (!one.taken && one.in_use && one.ready <= sim.now()) {
        one.in_use = false;
        log.take(sim.now(), -1);
    }
}

traction::traction(core::simulation& sim, const scenario& from, traction_id of)
    : params(from.tractions[index_of(of)]), light(from, of) {
    for (std::size_t i = 0; i < haulers; ++i) {
        if (params.count[i] > 0) {
            pools[i] = std::make_unique<traction_pool>(sim, light, params.count[i], params.after[i],
                                                       params.depot);
        }
    }
}

}  // namespace corridor::models
