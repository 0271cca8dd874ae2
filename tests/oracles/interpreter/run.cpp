// The host: runs the pieces of a program one after another, and looks around after each.
#include <limits>
#include <utility>

#include "tests/oracles/interpreter/state.hpp"

namespace corridor::oracles {

interpreter::interpreter(const program& told, mistake made) : told_(told), made_(made) {
    for (const int units : told.resources)
        resources_.emplace_back().size = units;
    for (const int room : told.stores)
        stores_.emplace_back().size = room;
    signals_.resize(index(told.signals));
    latest_.assign(told.scripts.size(), -1);
}

void interpreter::log_end(bool is_idle) {
    log(-1, -1, op::start, {is_idle ? outcome::idle : outcome::reached, alive()});
    int number = 0;
    const auto one = [&](int size, const place& here) {
        const auto waiting = static_cast<int>(here.queue.size() + here.putters.size());
        log(-1, number++, op::start, {outcome::place, 1000 * size + waiting});
    };
    for (const place& here : resources_)
        one(in_use(here), here);
    for (const place& here : stores_)
        one(static_cast<int>(here.things.size()), here);
    for (const place& here : signals_)
        one(0, here);
    for (std::size_t who = 0; who < beings_.size(); ++who)
        if (beings_[who].how == state::waiting && beings_[who].has_begun)
            log_wait(static_cast<int>(who));
}

void interpreter::log_wait(int who) {
    const instruction& i = step_of(who);
    std::int64_t of_holders = 0;
    op what = i.what;
    switch (i.what) {
        case op::acquire:
        case op::try_acquire_for:
            what = op::acquire;
            for (const holding& h : holdings_)
                if (h.place == i.place)
                    of_holders = digest(of_holders, static_cast<std::uint64_t>(h.who + 1));
            break;
        case op::put:
        case op::get:
            what = op::put;
            break;
        case op::wait:
        case op::wait_for:
            what = op::wait;
            break;
        case op::any_of:
        case op::all_of:
            what = op::any_of;
            break;
        case op::join:
            of_holders = digest(0, static_cast<std::uint64_t>(joined_by(who) + 1));
            break;
        default:
            what = op::delay;
    }
    log(who, -1, what, {outcome::waits, of_holders});
}

int interpreter::joined_by(int who) {
    for (std::size_t other = 0; other < beings_.size(); ++other)
        for (const stand& s : beings_[other].joiners)
            if (s.who == who)
                return static_cast<int>(other);
    return -1;
}

record interpreter::run() {
    for (std::size_t i = 0; i < told_.scripts.size(); ++i)
        if (told_.scripts[i].begins)
            start(static_cast<int>(i), told_.scripts[i].priority);
    for (const cut& one : told_.cuts) {
        const bool is_idle = run_until(one.ms);
        now_ = std::max<std::int64_t>(now_, one.ms);
        log_end(is_idle);
        for (const instruction& i : one.host) {
            log(-1, -1, i.what, act(-1, i));
            let_go(-1);
        }
    }
    if (told_.runs_out)
        log_end(run_until(std::numeric_limits<std::int64_t>::max()));
    return std::move(kept_);
}

record interpret(const program& told, mistake made) { return interpreter(told, made).run(); }

}  // namespace corridor::oracles
