#include "tests/oracles/core_run/waits.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace corridor::oracles {
namespace {

template <std::size_t N, std::size_t... I>
core::several_wait<N> several(world& here, const instruction& i, std::index_sequence<I...>) {
    const auto one = [&](const thing& t) -> core::awaited {
        if (t.what == thing::kind::process)
            return here.process(t.which);
        if (t.what == thing::kind::signal)
            return here.signal(t.which);
        return core::duration{t.which};
    };
    return {std::array<core::awaited, N>{one(i.things[I])...}, i.what == op::any_of};
}

// Makes what can neither be copied nor moved where it is to be.
template <class Make>
struct made_in_place {
    Make make;
    operator std::invoke_result_t<Make>() const { return make(); }
};
template <class Make>
made_in_place(Make) -> made_in_place<Make>;

// What a wait gave, by its type.
struct reader {
    world& here;
    const instruction& told;
    hand& taken;

    result operator()(core::wake how) const {
        if (how == core::wake::preempted)
            return {outcome::preempted};
        if (how == core::wake::interrupted)
            return {outcome::interrupted, here.sim->interrupt_reason()};
        return {outcome::elapsed};
    }
    result operator()(bool has_come) const {
        return {has_come ? outcome::elapsed : outcome::nothing};
    }
    result operator()(std::size_t position) const {
        if (position == core::none_of_them)
            return {outcome::none_of_them};
        return {outcome::chosen, static_cast<std::int64_t>(position)};
    }
    result operator()(int thing) const { return {outcome::got, thing}; }
    result operator()(std::optional<int> thing) const {
        return thing ? result{outcome::got, *thing} : result{outcome::nothing};
    }
    result operator()(core::hold given) const {
        taken.add(std::move(given));
        return {outcome::granted, here.resource(told.place).in_use()};
    }
    result operator()(std::array<core::hold, 2> given) const {
        taken.add(std::move(given[0]));
        taken.add(std::move(given[1]));
        return {outcome::granted, here.resource(told.place).in_use()};
    }
    result operator()(std::optional<std::array<core::hold, 2>> given) const {
        return given ? (*this)(std::move(*given)) : result{outcome::nothing};
    }
    result operator()(std::optional<core::hold> given) const {
        return given ? (*this)(std::move(*given)) : result{outcome::nothing};
    }
};

}  // namespace

wait any_wait::begin_joint() {
    const instruction& i = *told_;
    const int next = (i.place + 1) % static_cast<int>(here_->resources.size());
    const core::part one(here_->resource(i.place), {i.units, i.priority, false, i.ahead});
    const core::part other(here_->resource(next), {i.others, i.priority, false, i.ahead});
    if (i.what == op::acquire_all)
        return wait(std::in_place_type<core::joint_request<2>>,
                    made_in_place{[&] { return core::acquire_all(one, other); }});
    const core::duration ms{i.ms};
    return wait(std::in_place_type<core::patient_joint_request<2>>,
                made_in_place{[&] { return core::try_acquire_all_for(ms, one, other); }});
}

wait any_wait::begin_several() {
    const instruction& i = *told_;
    if (i.things.size() == 1)
        return several<1>(*here_, i, std::make_index_sequence<1>());
    if (i.things.size() == 2)
        return several<2>(*here_, i, std::make_index_sequence<2>());
    return several<3>(*here_, i, std::make_index_sequence<3>());
}

template <class Store>
wait any_wait::begin_at(Store& store) {
    const core::duration ms{told_->ms};
    const at_least fits{told_->units};
    switch (told_->what) {
        case op::put:
            return store.put(told_->units, told_->priority);
        case op::put_for:
            return store.put_for(thing_, ms, told_->priority);
        case op::get:
            return store.get(told_->priority);
        case op::get_for:
            return store.get_for(ms, told_->priority);
        case op::get_if:
            return store.get_if(fits, told_->priority);
        default:
            return store.get_if_for(fits, ms, told_->priority);
    }
}

wait any_wait::begin() {
    world& here = *here_;
    const instruction& i = *told_;
    const core::duration ms{i.ms};
    const core::claim wanted{i.units, i.priority, i.preempts, i.ahead};
    const auto number = [&] {
        return number_is_at_least{&here.numbers[world::index(i.place)], i.units};
    };
    switch (i.what) {
        case op::until:
            return core::until(std::max(core::at(ms), here.sim->now()), i.priority);
        case op::acquire:
            return here.resource(i.place).acquire(wanted);
        case op::try_acquire_for:
            return here.resource(i.place).try_acquire_for(ms, wanted);
        case op::acquire_all:
        case op::try_acquire_all_for:
            return begin_joint();
        case op::put:
        case op::put_for:
        case op::get:
        case op::get_for:
        case op::get_if:
        case op::get_if_for:
            if (here.told->stores[world::index(i.place)].is_sorted)
                return begin_at(*here.sorted_stores[world::index(i.place)]);
            return begin_at(*here.plain_stores[world::index(i.place)]);
        case op::level_put:
            return here.level(i.place).put(i.units, i.priority);
        case op::level_put_for:
            return here.level(i.place).put_for(i.units, ms, i.priority);
        case op::level_get:
            return here.level(i.place).get(i.units, i.priority);
        case op::level_get_for:
            return here.level(i.place).get_for(i.units, ms, i.priority);
        case op::wait:
            return here.signal(i.place).wait();
        case op::wait_for:
            return here.signal(i.place).wait_for(ms);
        case op::until_true:
            return here.condition(i.place).until(number(), i.priority);
        case op::until_true_for:
            return here.condition(i.place).until_for(number(), ms, i.priority);
        case op::join:
            return core::join(here.process(i.whom));
        case op::join_for:
            return core::join_for(here.process(i.whom), ms);
        case op::any_of:
        case op::all_of:
            return begin_several();
        default:
            return core::delay(ms, i.priority);
    }
}

result any_wait::await_resume() {
    const reader read{*here_, *told_, *taken_};
    return std::visit(
        [&](auto& w) -> result {
            if constexpr (std::is_void_v<decltype(w.await_resume())>) {
                w.await_resume();
                return {outcome::elapsed};
            } else {
                return read(w.await_resume());
            }
        },
        begun_);
}

}  // namespace corridor::oracles
