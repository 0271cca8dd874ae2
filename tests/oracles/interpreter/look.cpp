// The state between two events: every place, who stands there and who holds, and every process with
// what it waits for.
#include "tests/oracles/interpreter/state.hpp"

namespace corridor::oracles {
namespace {

std::vector<std::int64_t> ids(const std::vector<stand>& queue) {
    std::vector<std::int64_t> found;
    for (const stand& s : queue)
        found.push_back(s.who + 1);
    return found;
}

}  // namespace

void interpreter::look_around() {
    int number = 0;
    for (const place& here : resources_)
        look_at(here, number++, {here.size, in_use(here), -1});
    for (const place& here : stores_) {
        const auto promises = static_cast<std::int64_t>(here.turns.size());
        const auto size = static_cast<std::int64_t>(here.things.size()) + promises;
        look_at(here, number++, {here.size, size, promises});
    }
    for (const place& here : levels_)
        look_at(here, number++, {here.size, here.amount + promised(here), promised(here)});
    for (const place& here : conditions_)
        look_at(here, number++, {-1, -1, -1});
    for (const place& here : signals_)
        look_at(here, number++, {-1, -1, -1});
    for (std::size_t who = 0; who < beings_.size(); ++who)
        if (beings_[who].how == state::unbegun)
            log(static_cast<int>(who), -1, op::start, {outcome::unbegun});
        else if (beings_[who].how != state::ended)
            look_at(static_cast<int>(who));
}

void interpreter::look_at(const place& here, int number, std::vector<std::int64_t> sizes) {
    log(-1, number, op::start, {outcome::place, digest(sizes)});
    const auto list = [&](outcome how, const std::vector<std::int64_t>& whose) {
        if (!whose.empty())
            log(-1, number, op::start, {how, digest(whose)});
    };
    std::vector<std::int64_t> holders;
    for (const holding& h : holdings_)
        if (&resource(h.place) == &here && !h.is_lost)
            holders.push_back(has_ended(h.holder) ? 0 : h.holder + 1);
    list(outcome::queue, ids(here.queue));
    list(outcome::jointly, ids(here.jointly));
    list(outcome::putters, ids(here.putters));
    list(outcome::turns, ids(here.turns));
    list(outcome::holders, holders);
}

void interpreter::look_at(int who) {
    const being& b = of(who);
    op what = step_of(who).what;
    const std::vector<std::int64_t> who_could = enders(who, what);
    const auto own = std::find_if(pending_.begin(), pending_.end(),
                                  [&](const happening& h) { return h.who == who; });
    std::vector<std::int64_t> parts{b.since, own == pending_.end() ? -1 : own->when.ms};
    parts.insert(parts.end(), who_could.begin(), who_could.end());
    log(who, -1, what,
        {b.how == state::waiting ? outcome::waits : outcome::has_its_turn, digest(parts)});
}

// Of a joint claim, at the places that hold it up now.
std::vector<std::int64_t> interpreter::holders_before(const instruction& i) {
    std::vector<std::int64_t> found;
    const std::vector<int> places = places_of(i);
    for (const int which : places) {
        const place& here = resource(which);
        if (places.size() > 1 && stands_first(here, i) &&
            units_at(here, i) <= here.size - in_use(here))
            continue;
        for (const holding& h : holdings_)
            if (h.place == which && !h.is_lost)
                found.push_back(has_ended(h.holder) ? 0 : h.holder + 1);
    }
    return found;
}

// Ids of who could end the wait, and in `what` its kind without patience.
std::vector<std::int64_t> interpreter::enders(int who, op& what) {
    const instruction& i = step_of(who);
    std::vector<std::int64_t> found;
    switch (i.what) {
        case op::acquire:
        case op::try_acquire_for:
        case op::acquire_all:
        case op::try_acquire_all_for:
            what = op::acquire;
            return of(who).how == state::waiting ? holders_before(i) : found;
        case op::put:
        case op::put_for:
            what = op::put;
            return found;
        case op::get:
        case op::get_for:
        case op::get_if:
        case op::get_if_for:
            what = op::get;
            return found;
        case op::level_put:
        case op::level_put_for:
            what = op::level_put;
            return found;
        case op::level_get:
        case op::level_get_for:
            what = op::level_get;
            return found;
        case op::wait:
        case op::wait_for:
            what = op::wait;
            return found;
        case op::until_true:
        case op::until_true_for:
            what = op::until_true;
            return found;
        case op::join:
        case op::join_for:
            what = op::join;
            break;
        case op::any_of:
        case op::all_of:
            what = op::any_of;
            break;
        default:
            what = op::delay;
            return found;
    }
    return of_processes(who, i, what);
}

// A process or several that are awaited. Of several, the processes whose end could end the wait;
// nobody is named when a signal could, too.
std::vector<std::int64_t> interpreter::of_processes(int who, const instruction& i, op& what) {
    std::vector<std::int64_t> found;
    std::size_t stands = 0;
    const auto count = [&](const std::vector<stand>& queue) {
        return static_cast<std::size_t>(std::count_if(
            queue.begin(), queue.end(), [&](const stand& s) { return s.who == who; }));
    };
    for (const place& here : signals_)
        stands += count(here.queue);
    const bool has_signal = stands > 0;
    for (const being& b : beings_)
        stands += count(b.joiners);
    const bool needs_all = stands > 1 && of(who).wanted == static_cast<int>(stands);
    if (what == op::any_of && needs_all)
        what = op::all_of;
    if (has_signal && !needs_all)
        return found;
    const auto add = [&](int position) {
        for (std::size_t other = 0; other < beings_.size(); ++other)
            for (const stand& s : beings_[other].joiners)
                if (s.who == who && s.position == position)
                    found.push_back(static_cast<std::int64_t>(other) + 1);
    };
    if (what == op::join)
        add(-1);
    for (std::size_t n = 0; n < i.things.size() && what != op::join; ++n)
        add(static_cast<int>(n));
    return found;
}

}  // namespace corridor::oracles
