#include "models/borders/border_direction.hpp"

#include <algorithm>
#include <limits>

namespace corridor::models {

namespace {

constexpr std::array<std::uint32_t, border_steps> service_of = {
    core::decides("inspection on exit"), core::decides("customs on exit"),
    core::decides("documents on exit"),  core::decides("inspection on entry"),
    core::decides("customs on entry"),   core::decides("documents on entry"),
};

std::uint64_t entity_of(place_id at, direction heading) {
    return (1U << 16U) + 2 * index_of(at) + index_of(heading);
}

country_id country_of(const border_params& set, direction heading, std::size_t side) {
    const bool eastern = (heading == direction::westbound) == (side == 0);
    return eastern ? set.east : set.west;
}

opening_hours hours_of(const border_params& set, direction heading, std::size_t side) {
    const bool eastern = (heading == direction::westbound) == (side == 0);
    return set.hours[eastern ? 0 : 1];
}

border_acceptance::params acceptance_of(const border_params& set, direction heading,
                                        std::vector<double> share_by_day) {
    border_acceptance::params out;
    out.per_day = set.accepted_per_day[index_of(heading)];
    out.acceptor = country_of(set, heading, 1);
    out.short_week_share = set.short_week_share;
    out.short_week_factor = set.short_week_factor;
    out.stated = accepted_in_spells(set, heading);
    out.share_by_day = std::move(share_by_day);
    return out;
}

other_trains::params others_of(const border_params& set, direction heading) {
    other_trains::params out;
    out.per_day = set.other_per_day[index_of(heading)];
    out.weekly_cv = set.other_weekly_cv;
    out.sender = country_of(set, heading, 0);
    out.stated = others_in_spells(set, heading);
    return out;
}

int staff_of(const border_params& set) {
    int sum = 0;
    for (const auto& side : set.staff) {
        for (const border_staff_params& each : side) {
            sum += each.service.mean > core::duration{} ? each.count : 0;
        }
    }
    return sum;
}

double mean_h(core::duration sum, std::int64_t count) {
    return count > 0 ? hours(sum) / static_cast<double>(count)
                     : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

border_direction::border_direction(const place_params& place, direction heading,
                                   const calendar& days, core::seeds seeds, place_id at,
                                   std::vector<double> share_by_day)
    : log(staff_of(*place.border)),
      ahead(place.border->embargo_at, place.border->embargo_lifted_below),
      calendar_(days),
      seeds_(seeds),
      entity_(entity_of(at, heading) << 32U),
      others_inspected_(place.border->others_inspected),
      shifts_{border_shifts(hours_of(*place.border, heading, 0),
                            country_of(*place.border, heading, 0), days),
              border_shifts(hours_of(*place.border, heading, 1),
                            country_of(*place.border, heading, 1), days)},
      acceptance_(acceptance_of(*place.border, heading, std::move(share_by_day)), days, seeds,
                  entity_of(at, heading)),
      others_(others_of(*place.border, heading), days, seeds, entity_of(at, heading)) {
    for (std::size_t i = 0; i < border_steps; ++i) {
        const std::size_t side = i / border_stages;
        const border_staff_params& set = place.border->staff[side][i % border_stages];
        if (set.service.mean > core::duration{}) {
            steps_[i].emplace(stage_queue{set.service.mean,
                                          {1, set.service.cv},
                                          border_staff(set.count, shifts_[side], days)});
            lead_ += side == 0 ? set.service.mean : core::duration{};
        }
    }
    next_other();
}

core::duration border_direction::drawn(std::size_t step, std::uint64_t entity) const {
    core::stream draw{seeds_, service_of[step], entity};
    const double factor = steps_[step]->factor(draw);
    return from_hours(hours(steps_[step]->mean) * factor);
}

border_direction::turn border_direction::turn_at(core::time_point now) {
    const core::time_point accepted = acceptance_.book(now + lead_);
    return {accepted - lead_, accepted};
}

border_direction::turn border_direction::join(core::time_point now) {
    others_until(now);
    return turn_at(now);
}

border_staff::service border_direction::serve(std::size_t step, core::time_point now,
                                              core::duration takes) {
    others_until(now);
    return steps_[step]->staff.book(now, takes, traffic::ours);
}

void border_direction::next_other() {
    if (const auto comes = others_.next()) {
        under_way_.push({.when = *comes, .train = others_come_++});
    }
}

void border_direction::others_until(core::time_point when) {
    while (!under_way_.empty() && under_way_.top().when < when) {
        const passing next = under_way_.top();
        under_way_.pop();
        pass(next);
    }
}

void border_direction::pass(const passing& other) {
    passing next = other;
    if (other.step == joins) {
        next_other();
        const turn given = turn_at(other.when);
        note_wait(other.when, given.accepted);
        next.when = given.enters;
        next.accepted = given.accepted;
        if (others_inspected_) {
            go_on(next, 0);
        }
        return;
    }
    stage_queue& here = *steps_[other.step];
    core::stream draw{seeds_, core::decides("other train's clearance"),
                      entity_ + other.train * border_steps + other.step};
    const double factor = here.factor(draw);
    const core::duration takes = from_hours(hours(here.mean) * factor);
    next.when = here.staff.book(other.when, takes, traffic::others).ends;
    go_on(next, other.step + 1);
}

void border_direction::go_on(passing other, std::size_t from_step) {
    for (other.step = from_step; other.step < border_steps; ++other.step) {
        if (other.step == border_stages) {
            other.when = std::max(other.when, other.accepted);
        }
        if (steps_[other.step]) {
            under_way_.push(other);
            return;
        }
    }
}

void border_direction::note_wait(core::time_point arrived, core::time_point accepted) {
    const core::time_point begins = std::max(arrived, calendar_.counted_from());
    const core::time_point ends = std::min(accepted, calendar_.counted_to());
    others_waited_ms_ += ends > begins ? static_cast<double>((ends - begins).count()) : 0;
    others_accepted_ +=
        accepted >= calendar_.counted_from() && accepted < calendar_.counted_to() ? 1 : 0;
}

void border_direction::crossed(const crossing& train) {
    sums_.trains += 1;
    sums_.all.line += train.line;
    sums_.all.exit += train.exit;
    sums_.all.entry += train.entry;
    for (std::size_t i = 0; i < border_steps; ++i) {
        sums_.all.waited[i] += train.waited[i];
    }
}

void border_direction::held(core::duration span) {
    sums_.lots_held += 1;
    sums_.held += span;
}

border_direction::observed border_direction::end_counting() {
    others_until(calendar_.counted_to());
    const core::duration year = calendar_.counted_to() - calendar_.counted_from();
    observed out;
    out.acceptance = acceptance_.end_counting();
    out.others_accepted = others_accepted_;
    out.others_waiting_mean = others_waited_ms_ / static_cast<double>(year.count());
    out.figures.trains = sums_.trains;
    out.figures.line_waiting_mean_h = mean_h(sums_.all.line, sums_.trains);
    out.figures.exit_mean_h = mean_h(sums_.all.exit, sums_.trains);
    out.figures.entry_mean_h = mean_h(sums_.all.entry, sums_.trains);
    out.figures.lots_held = sums_.lots_held;
    out.figures.held_mean_h = mean_h(sums_.held, sums_.lots_held);
    for (std::size_t i = 0; i < border_steps; ++i) {
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        out.figures.staff_waiting_mean_h[i] = none;
        out.figures.staff_utilisation[i] = none;
        if (steps_[i]) {
            out.staff[i] = steps_[i]->staff.end_counting();
            const core::duration there = out.staff[i].staffed + out.staff[i].overtime;
            const core::duration busy = out.staff[i].ours + out.staff[i].others;
            out.figures.staff_waiting_mean_h[i] = mean_h(sums_.all.waited[i], sums_.trains);
            out.figures.staff_utilisation[i] =
                there > core::duration{} ? hours(busy) / hours(there) : 0;
        }
    }
    return out;
}

}  // namespace corridor::models
