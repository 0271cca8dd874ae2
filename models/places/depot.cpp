#include "models/places/depot.hpp"

#include <algorithm>
#include <limits>

#include "models/cargo/containers.hpp"
#include "models/cargo/patience.hpp"
#include "models/cargo/rerouting.hpp"
#include "models/run.hpp"
#include "sim/core/broken.hpp"

namespace corridor::models {

namespace {

using by_size = std::array<std::int64_t, container_sizes>;

/// Shippers who wait get theirs as long as there are enough for the first of them.
void serve(run& all, depot_shelf& shelf, core::time_point now) {
    while (!shelf.queue.empty()) {
        const lot_id id = shelf.queue.front();
        lot& each = all.books.at(id);
        const flow_params& flow = all.books.flow_of(each);
        const std::int64_t needed = depot_containers(flow);
        if (shelf.stock < needed) {
            return;
        }
        shelf.queue.pop_front();
        shelf.wanted -= needed;
        shelf.add(-needed, now);
        shelf.seen.taken += needed;
        shelf.seen.lots += 1;
        shelf.waited_h += hours(now - each.released);
        all.books.book(each, cause::waiting_container, flow.origin, now);
        if (all.from.routing.reroutes) {
            reroute_if_closed(all, each, now);
        }
        all.enqueue(id, now);
    }
}

std::int64_t stock_teu(const depot& here, container_size size) {
    return here.shelves[index_of(size)].stock * teu_of(size);
}

/// What finds no room leaves, of the size that takes more of it.
void make_room(run& all, depot& here, core::time_point now) {
    using enum container_size;
    const std::int64_t short_teu = stock_teu(here, ft20);
    const std::int64_t long_teu = stock_teu(here, ft40);
    const std::int64_t beyond_teu = short_teu + long_teu - here.params.room_teu;
    if (beyond_teu <= 0) {
        return;
    }
    const container_size size = long_teu >= short_teu ? ft40 : ft20;
    depot_shelf& shelf = here.shelves[index_of(size)];
    const std::int64_t leave =
        std::min(shelf.stock, (beyond_teu + teu_of(size) - 1) / teu_of(size));
    shelf.add(-leave, now);
    all.boxes.from_outside[index_of(size)] -= leave;
    shelf.seen.left += leave;
    make_room(all, here, now);
}

/// Containers have come: for those who wait, else as far as there is room.
void take_in(run& all, depot& here, container_size size, std::int64_t containers,
             core::time_point now) {
    depot_shelf& shelf = here.shelves[index_of(size)];
    shelf.add(containers, now);
    serve(all, shelf, now);
    make_room(all, here, now);
}

void take_back_from_consignee(run& all, depot& here, container_size size, std::int64_t containers,
                              core::time_point now) {
    here.shelves[index_of(size)].seen.returned += containers;
    take_in(all, here, size, containers, now);
}

/// The containers that are due next come.
core::process next_due(core::simulation& sim, run& all, depot& here, core::time_point when) {
    sim.name_running("containers come back", here.params.name);
    co_await core::until(when);
    const by_size came = here.due.front().containers;
    here.due.pop_front();
    for (std::size_t size = 0; size < container_sizes; ++size) {
        here.shelves[size].unpacked -= came[size];
        take_back_from_consignee(all, here, static_cast<container_size>(size), came[size], when);
    }
}

/// What is unpacked first comes back in `turn`.
void unpack(run& all, depot& here, container_size size, std::int64_t containers,
            core::time_point now) {
    if (here.params.turn <= core::duration{}) {
        take_back_from_consignee(all, here, size, containers, now);
        return;
    }
    const core::time_point when = now + here.params.turn;
    if (here.due.empty() || here.due.back().when != when) {
        here.due.push_back({when, {}});
        all.sim.start(next_due(all.sim, all, here, when));
    }
    here.due.back().containers[index_of(size)] += containers;
    here.shelves[index_of(size)].unpacked += containers;
}

void drop_the_impatient(run& all, depot_shelf& shelf, core::time_point now) {
    std::deque<lot_id> staying;
    for (const lot_id id : shelf.queue) {
        const lot& each = all.books.at(id);
        const flow_params& flow = all.books.flow_of(each);
        const std::optional<loss> why =
            taken_back(flow, now - each.released, all.choices.has_rivals(each.flow));
        if (why) {
            shelf.wanted -= depot_containers(flow);
            all.give_up(id, *why, now);
        } else {
            staying.push_back(id);
        }
    }
    shelf.queue = std::move(staying);
}

/// For shippers who have waited too long, those that they lack.
void hire(run& all, depot& here, container_size size, core::time_point now) {
    depot_shelf& shelf = here.shelves[index_of(size)];
    while (here.params.hired_after > core::duration{} && !shelf.queue.empty()) {
        const lot& first = all.books.at(shelf.queue.front());
        if (now - first.released < here.params.hired_after) {
            return;
        }
        const std::int64_t lacking = depot_containers(all.books.flow_of(first)) - shelf.stock;
        all.boxes.from_outside[index_of(size)] += lacking;
        shelf.seen.hired += lacking;
        shelf.add(lacking, now);
        serve(all, shelf, now);
    }
}

/// So many whole lots of empties set out, as long as a way is open to them.
void send(run& all, repositioning_id id, std::int64_t lots, core::time_point now) {
    const repositioning_params& order = all.from.repositionings[index_of(id)];
    const flow_id flow = all.boxes.flow_of(id);
    const std::int64_t in_lot = depot_containers(all.from.flows[index_of(flow)]);
    depot_shelf& sender = all.boxes.all[index_of(order.from)].shelves[index_of(order.size)];
    depot_shelf& receiver = all.boxes.all[index_of(order.to)].shelves[index_of(order.size)];
    std::uint32_t& number = all.boxes.lots_sent[index_of(id)];
    for (std::int64_t i = 0; i < lots; ++i, ++number) {
        const std::optional<lot_id> empty = all.release(flow, number, now);
        if (!empty) {
            return;
        }
        sender.add(-in_lot, now);
        sender.seen.sent += in_lot;
        receiver.ordered += in_lot;
        all.enqueue(*empty, now);
    }
}

void order(run& all, repositioning_id id, core::time_point now) {
    const repositioning_params& set = all.from.repositionings[index_of(id)];
    const depot_shelf& own = all.boxes.all[index_of(set.to)].shelves[index_of(set.size)];
    const std::int64_t position = own.stock + own.ordered - own.wanted;
    if (position >= set.reorder_below) {
        return;
    }
    const depot_shelf& sender = all.boxes.all[index_of(set.from)].shelves[index_of(set.size)];
    const std::int64_t in_lot = depot_containers(all.from.flows[index_of(all.boxes.flow_of(id))]);
    const std::int64_t lots =
        std::min(set.order_up_to - position, sender.stock - set.keeps) / in_lot;
    if (lots * in_lot >= set.least_order) {
        send(all, id, lots, now);
    }
}

}  // namespace

void depot_shelf::add(std::int64_t containers, core::time_point now) {
    stock_area += static_cast<double>(stock) * static_cast<double>((now - since).count());
    since = now;
    stock += containers;
    seen.stock_least = std::min(seen.stock_least, stock);
}

depot::depot(depot_id number, const depot_params& set) : id(number), params(set) {
    for (std::size_t size = 0; size < container_sizes; ++size) {
        shelves[size].stock = set.stock[size];
    }
}

depots::depots(const scenario& from)
    : lots_sent(from.repositionings.size()),
      serving_(from.places.size()),
      flows_(from.repositionings.size()) {
    for (std::size_t i = 0; i < from.depots.size(); ++i) {
        const depot_id id{static_cast<std::uint32_t>(i)};
        all.emplace_back(id, from.depots[i]);
        for (const place_id place : from.depots[i].serves) {
            serving_[index_of(place)] = id;
        }
    }
    for (std::size_t i = 0; i < from.flows.size(); ++i) {
        if (from.flows[i].repositions) {
            flows_[index_of(*from.flows[i].repositions)] = flow_id{static_cast<std::uint32_t>(i)};
        }
    }
}

void become_ready(run& all, lot_id id, core::time_point now) {
    const flow_params& flow = all.books.flow_of(all.books.at(id));
    const std::int64_t needed = depot_containers(flow);
    if (needed == 0) {
        all.enqueue(id, now);
        return;
    }
    depot* const here = all.boxes.serving(flow.origin);
    if (here == nullptr) {
        all.boxes.from_outside[index_of(*flow.size)] += needed;
        all.enqueue(id, now);
        return;
    }
    depot_shelf& shelf = here->shelves[index_of(*flow.size)];
    shelf.queue.push_back(id);
    shelf.wanted += needed;
    serve(all, shelf, now);
}

void return_unused(run& all, const flow_params& flow, core::time_point now) {
    const std::int64_t containers = depot_containers(flow);
    if (containers == 0) {
        return;
    }
    if (depot* const here = all.boxes.serving(flow.origin); here != nullptr) {
        take_back_from_consignee(all, *here, *flow.size, containers, now);
    } else {
        all.boxes.from_outside[index_of(*flow.size)] -= containers;
    }
}

void containers_arrived(run& all, const flow_params& flow, core::time_point now) {
    const std::int64_t containers = depot_containers(flow);
    if (containers == 0) {
        return;
    }
    depot* const here = all.boxes.serving(flow.destination);
    if (here == nullptr) {
        all.boxes.from_outside[index_of(*flow.size)] -= containers;
    } else if (flow.repositions) {
        depot_shelf& shelf = here->shelves[index_of(*flow.size)];
        shelf.ordered -= containers;
        shelf.seen.received += containers;
        take_in(all, *here, *flow.size, containers, now);
    } else if (flow.returns_of) {
        take_back_from_consignee(all, *here, *flow.size, containers, now);
    } else {
        unpack(all, *here, *flow.size, containers, now);
    }
}

core::process depot_reviews(core::simulation& sim, run& all, depot& here) {
    sim.name_running("depot reviews", here.params.name);
    for (int day = 0; day < all.days.days(); ++day) {
        co_await core::until(calendar::midnight(day));
        const core::time_point now = sim.now();
        for (std::size_t size = 0; size < container_sizes; ++size) {
            drop_the_impatient(all, here.shelves[size], now);
            serve(all, here.shelves[size], now);
            hire(all, here, static_cast<container_size>(size), now);
        }
        for (std::size_t i = 0; i < all.from.repositionings.size(); ++i) {
            if (all.from.repositionings[i].to == here.id) {
                order(all, repositioning_id{static_cast<std::uint32_t>(i)}, now);
            }
        }
    }
}

void begin_counting(run& all, depot& here, core::time_point now) {
    by_size& at_start = all.work.containers[index_of(here.id)];
    for (std::size_t size = 0; size < container_sizes; ++size) {
        depot_shelf& shelf = here.shelves[size];
        shelf.add(0, now);
        shelf.seen = {};
        shelf.seen.stock_least = shelf.stock;
        shelf.stock_area = shelf.waited_h = 0;
        at_start[size] = shelf.stock + shelf.unpacked - shelf.wanted;
    }
}

void end_counting(depot& here, core::time_point now, double year_ms) {
    for (depot_shelf& shelf : here.shelves) {
        shelf.add(0, now);
        shelf.seen.stock_mean = shelf.stock_area / year_ms;
        shelf.seen.waiting_mean_h = shelf.seen.lots > 0
                                        ? shelf.waited_h / static_cast<double>(shelf.seen.lots)
                                        : std::numeric_limits<double>::quiet_NaN();
    }
}

void check_containers(run& all) {
    if (!all.boxes.exist()) {
        return;
    }
    by_size there = all.boxes.from_outside;
    by_size found{};
    for (const depot& each : all.boxes.all) {
        for (std::size_t size = 0; size < container_sizes; ++size) {
            const depot_shelf& shelf = each.shelves[size];
            there[size] += each.params.stock[size];
            found[size] += shelf.stock + shelf.unpacked - shelf.wanted;
        }
    }
    all.books.for_each_alive([&](const lot& each) {
        const flow_params& flow = all.books.flow_of(each);
        if (const std::int64_t containers = depot_containers(flow); containers > 0) {
            found[index_of(*flow.size)] += containers;
        }
    });
    if (there != found) {
        core::broken("depots: containers were lost or made");
    }
}

}  // namespace corridor::models
