// Any wait of the core in one awaiter, which hands on what the core's own one says.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>
#include <variant>

#include "sim/core/joint_claim.hpp"
#include "sim/core/patience.hpp"
#include "sim/core/several.hpp"
#include "tests/oracles/core_run/world.hpp"

namespace corridor::oracles {

struct at_least {
    int least = 0;
    bool operator()(int number) const { return number >= least; }
};

struct number_is_at_least {
    const int* number = nullptr;
    int least = 0;
    bool operator()() const { return *number >= least; }
};

template <class Store>
using get_of = decltype(std::declval<Store&>().get());
template <class Store>
using get_if_of = decltype(std::declval<Store&>().get_if(at_least{}));
template <class Store>
using get_for_of = decltype(std::declval<Store&>().get_for(core::duration{}));
template <class Store>
using get_if_for_of = decltype(std::declval<Store&>().get_if_for(at_least{}, core::duration{}));
using until_true = decltype(std::declval<core::condition&>().until(number_is_at_least{}));
using until_true_for =
    decltype(std::declval<core::condition&>().until_for(number_is_at_least{}, core::duration{}));

using wait =
    std::variant<core::delay_wait, core::join_wait, core::patient_join_wait, core::request,
                 core::patient_request, core::joint_request<2>, core::patient_joint_request<2>,
                 plain_store::put_wait, plain_store::patient_put_wait, get_of<plain_store>,
                 get_if_of<plain_store>, get_for_of<plain_store>, get_if_for_of<plain_store>,
                 sorted_store::put_wait, sorted_store::patient_put_wait, get_of<sorted_store>,
                 get_if_of<sorted_store>, get_for_of<sorted_store>, get_if_for_of<sorted_store>,
                 core::level_wait, core::patient_level_wait, core::signal_wait,
                 core::patient_signal_wait, until_true, until_true_for, core::several_wait<1>,
                 core::several_wait<2>, core::several_wait<3>>;

/// Stays where it is from its making to its end.
class any_wait {
public:
    any_wait(world& here, const instruction& i, hand& taken)
        : here_(&here), told_(&i), taken_(&taken), thing_(i.units), begun_(begin()) {}
    any_wait(const any_wait&) = delete;
    any_wait& operator=(const any_wait&) = delete;
    ~any_wait() = default;

    bool await_ready() {
        return std::visit([](auto& w) { return w.await_ready(); }, begun_);
    }
    bool await_suspend(core::process::handle frame) {
        return std::visit(
            [&](auto& w) {
                if constexpr (std::is_void_v<decltype(w.await_suspend(frame))>) {
                    w.await_suspend(frame);
                    return true;
                } else {
                    return w.await_suspend(frame);
                }
            },
            begun_);
    }
    result await_resume();

private:
    wait begin();
    template <class Store>
    wait begin_at(Store& store);
    wait begin_several();
    wait begin_joint();

    world* here_;
    const instruction* told_;
    hand* taken_;
    int thing_;  // that put_for() may leave
    wait begun_;
};

}  // namespace corridor::oracles
