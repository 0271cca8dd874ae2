#include "models/places/bogie_shop.hpp"

namespace corridor::models {

bogie_shop::bogie_shop(core::simulation& sim, const bogie_params& set)
    : log(set.pits),
      sim_(sim),
      wagons_per_h_(set.wagons_per_h),
      pits_free_(set.pits),
      stock_(set.sets) {}

core::duration bogie_shop::takes(std::int64_t wagons) const {
    return from_hours(static_cast<double>(wagons) / wagons_per_h_);
}

bogie_call& bogie_shop::ask(gauge onto, std::int64_t wagons, core::time_point now) {
    bogie_call& call = calls_.take(sim_);
    call.onto = onto;
    call.wagons = wagons;
    call.is_in = false;
    call.asked = now;
    waiting_.push_back(&call);
    log.queue(now, 1);
    take_in(now);
    return call;
}

void bogie_shop::leave(bogie_call& call, core::time_point now) {
    stock_[index_of(other(call.onto))] += call.wagons;
    pits_free_ += 1;
    log.take(now, -1);
    log.served(call.began - call.asked, now - call.asked);
    calls_.give_back(call);
    take_in(now);
}

void bogie_shop::take_in(core::time_point now) {
    short_ = {};
    std::vector<bogie_call*> left;
    for (bogie_call* const call : waiting_) {
        const std::size_t onto = index_of(call->onto);
        short_[onto] = short_[onto] || stock_[onto] < call->wagons;
        if (short_[onto] || pits_free_ == 0) {
            left.push_back(call);
            continue;
        }
        stock_[onto] -= call->wagons;
        pits_free_ -= 1;
        call->is_in = true;
        call->began = now;
        log.queue(now, -1);
        log.take(now, 1);
        call->taken_in.notify_all();
    }
    waiting_.swap(left);
}

}  // namespace corridor::models
