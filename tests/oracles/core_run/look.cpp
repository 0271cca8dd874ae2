// A snapshot as lines of the record.
#include <cmath>

#include "sim/core/snapshot.hpp"
#include "tests/oracles/core_run/world.hpp"

namespace corridor::oracles {
namespace {

op what_for(const core::wait& one) {
    switch (one.kind) {
        case core::wait_kind::time:
            return op::delay;
        case core::wait_kind::resource:
            return op::acquire;
        case core::wait_kind::signal:
            return op::wait;
        case core::wait_kind::store:
            return one.to_put ? op::put : op::get;
        case core::wait_kind::level:
            return one.to_put ? op::level_put : op::level_get;
        case core::wait_kind::condition:
            return op::until_true;
        case core::wait_kind::process:
            return op::join;
        case core::wait_kind::several:
            return one.needs_all ? op::all_of : op::any_of;
        case core::wait_kind::none:
            break;
    }
    return op::start;
}

std::int64_t whole(double amount) {
    return std::isnan(amount) ? -1 : static_cast<std::int64_t>(amount);
}

std::vector<std::int64_t> numbers(const std::vector<std::uint64_t>& ids) {
    return {ids.begin(), ids.end()};
}

void look_at(world& here, const core::place_state& one, int number) {
    here.log(
        0, number, op::start,
        {outcome::place, digest({whole(one.capacity), whole(one.inside), whole(one.promised)})});
    const auto list = [&](outcome how, const std::vector<std::uint64_t>& ids) {
        if (!ids.empty())
            here.log(0, number, op::start, {how, digest(numbers(ids))});
    };
    list(outcome::queue, one.waiting);
    list(outcome::jointly, one.jointly);
    list(outcome::putters, one.putting);
    list(outcome::turns, one.granted);
    list(outcome::holders, one.holders);
}

void look_at(world& here, const core::wait& one) {
    if (one.kind == core::wait_kind::none) {
        here.log(one.process, -1, op::start, {outcome::unbegun});
        return;
    }
    std::vector<std::int64_t> parts{one.since.time_since_epoch().count(), -1};
    if (one.until != core::never)
        parts[1] = one.until.time_since_epoch().count();
    for (const std::uint64_t id : one.holders)
        parts.push_back(static_cast<std::int64_t>(id));
    const bool waits_on = one.state == core::wait_state::waiting;
    here.log(one.process, -1, what_for(one),
             {waits_on ? outcome::waits : outcome::has_its_turn, digest(parts)});
}

}  // namespace

void look_around(world& here) {
    const core::snapshot now(*here.sim);
    int number = 0;
    for (const core::place_state& one : now.places)
        look_at(here, one, number++);
    for (const core::wait& one : now.processes)
        look_at(here, one);
}

}  // namespace corridor::oracles
