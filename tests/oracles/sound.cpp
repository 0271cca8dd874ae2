#include <algorithm>

#include "tests/oracles/program.hpp"

namespace corridor::oracles {
namespace {

class inspector {
public:
    explicit inspector(const program& told) : told_(told) {}

    bool passes() const {
        if (!has_sound_places())
            return false;
        for (int n = 0; n < count(told_.scripts); ++n)
            if (!passes(told_.scripts[static_cast<std::size_t>(n)].body, n))
                return false;
        int ms = 0;
        for (const cut& one : told_.cuts) {
            if (one.ms < ms || !passes(one.host, -1))
                return false;
            ms = one.ms;
        }
        return true;
    }

private:
    bool has_sound_places() const {
        const auto units = [](int u) { return u >= 1; };
        const auto room = [](const store_size& s) { return s.room >= 1; };
        const auto level = [](const level_size& l) {
            return l.capacity >= 1 && l.initial >= 0 && l.initial <= l.capacity;
        };
        return std::all_of(told_.resources.begin(), told_.resources.end(), units) &&
               std::all_of(told_.stores.begin(), told_.stores.end(), room) &&
               std::all_of(told_.levels.begin(), told_.levels.end(), level);
    }

    template <class List>
    static int count(const List& list) {
        return static_cast<int>(list.size());
    }
    static bool is_in(int number, int size) { return number >= 0 && number < size; }

    bool passes(const std::vector<instruction>& body, int script) const {
        return std::all_of(body.begin(), body.end(),
                           [&](const instruction& i) { return passes(i, script); });
    }

    bool passes(const instruction& i, int script) const {
        if (script < 0 && waits(i.what))
            return false;
        if (names_script(i.what) && !is_in(i.whom, count(told_.scripts)))
            return false;
        if (i.ms < 0)
            return false;
        switch (i.what) {
            case op::acquire:
            case op::try_acquire_for:
            case op::try_acquire_now:
                return has_units(i.place, i.units);
            case op::acquire_all:
            case op::try_acquire_all_for:
                return count(told_.resources) >= 2 && has_units(i.place, i.units) &&
                       has_units((i.place + 1) % count(told_.resources), i.others) && !i.preempts;
            case op::set_capacity:
                return is_in(i.place, count(told_.resources)) && i.units >= 0;
            case op::put:
            case op::put_for:
            case op::get:
            case op::get_for:
            case op::get_if:
            case op::get_if_for:
                return is_in(i.place, count(told_.stores));
            case op::level_put:
            case op::level_put_for:
            case op::level_get:
            case op::level_get_for:
                return is_in(i.place, count(told_.levels)) && i.units >= 1 &&
                       i.units <= told_.levels[static_cast<std::size_t>(i.place)].capacity;
            case op::set:
            case op::until_true:
            case op::until_true_for:
                return is_in(i.place, told_.conditions);
            case op::wait:
            case op::wait_for:
            case op::notify_one:
            case op::notify_all:
                return is_in(i.place, told_.signals);
            case op::any_of:
            case op::all_of:
                return is_in(count(i.things) - 1, 3) &&
                       std::all_of(i.things.begin(), i.things.end(),
                                   [&](const thing& t) { return passes(t, i.what == op::any_of); });
            case op::start:
            case op::start_at:
                return i.whom > script;
            default:
                return true;
        }
    }

    bool has_units(int place, int units) const {
        return is_in(place, count(told_.resources)) && units >= 1 &&
               units <= told_.resources[static_cast<std::size_t>(place)];
    }

    bool passes(const thing& t, bool may_be_time) const {
        if (t.what == thing::kind::time)
            return may_be_time && t.which >= 0;
        return is_in(t.which, t.what == thing::kind::signal ? told_.signals : count(told_.scripts));
    }

    const program& told_;
};

}  // namespace

bool is_sound(const program& told) { return inspector(told).passes(); }

}  // namespace corridor::oracles
