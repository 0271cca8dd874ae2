#include "sim/core/simulation.hpp"

#include <utility>

#include "sim/core/place.hpp"

namespace corridor::core {

// --- process.hpp ---

bool stand_among_joiners(activity& who, process_ref whom) {
    activity* const target = who.sim->find(whom);
    if (target == &who)
        broken("a process waits for its own end");
    if (who.sim->takes_interruption(who))
        return false;
    who.kind = wait_kind::process;
    who.state = wait_state::waiting;
    who.woken_by = wake::elapsed;
    who.can_be_interrupted = true;
    who.since = who.sim->now();
    who.target = target;
    who.stand.where = nullptr;
    target->joiners.append(who.stand);
    return true;
}

bool join_wait::await_suspend(process::handle frame) {
    who_ = &frame.promise();
    return stand_among_joiners(*who_, whom_);
}

// --- engine ---

void engine::execute(simulation& sim, const event& next) {
    if (sim.tracer_ != nullptr) [[unlikely]]
        sim.execute_traced(next);
    else
        sim.execute(next);
}

bool engine::should_stop(simulation& sim) {
    return sim.executed_ >= sim.next_look_ && sim.should_stop();
}

// --- simulation ---

simulation::~simulation() {
    ending_ = true;
    current_ = nullptr;
    while (alive_ > 0)  // a destructor may start another
        for (frame_head* each : frames_.living())
            if (each->process != 0)
                destroy(*each);
}

run_end simulation::run() { return run_until(never); }

run_end simulation::run_until(time_point end) {
    if (current_ != nullptr)
        broken("a process runs its own simulation");
    end_ = end;
    const run_end how = engine_ != nullptr   ? engine_->run_until(*this, end)
                        : tracer_ != nullptr ? run_tuned<true>(end)
                                             : run_tuned<false>(end);
    if (how != run_end::stopped && end != never && now_ < end)
        now_ = end;
    return how;
}

template <bool is_traced>
run_end simulation::run_tuned(time_point end) {
    event next;
    while (now_ <= end && take_next(end, next)) {
        if constexpr (is_traced)
            execute_traced(next);
        else
            execute(next);
        if (executed_ >= next_look_ && should_stop())
            return run_end::stopped;
    }
    return end_before_pending();
}

void simulation::execute(const event& next) {
    const process::handle frame = handle_of(*next.process);
    next.process->pending_order = 0;
    now_ = next.time;
    count(next);
    current_ = &frame.promise();
    frame.resume();
    current_ = nullptr;
}

void simulation::watch(const std::atomic<bool>* stop, std::atomic<std::int64_t>* progress_ms) {
    stop_ = stop;
    progress_ms_ = progress_ms;
}

bool simulation::should_stop() {
    next_look_ = tracer_ == nullptr ? executed_ + look_every : 0;
    if (sequence_ >> (sequence_bits - 1) != 0)
        broken("the sequence of events comes to its end");
    if (progress_ms_ != nullptr)
        progress_ms_->store(now_.time_since_epoch().count(), std::memory_order_relaxed);
    return stop_ != nullptr && stop_->load(std::memory_order_relaxed);
}

void simulation::interrupt(process_ref whom, int reason) {
    activity* who = find(whom);
    if (who == nullptr)
        return;
    who->reason = reason;
    if (who->state != wait_state::waiting || !who->can_be_interrupted) {
        who->kept |= kept_interruption;
        return;
    }
    end_wait(*who, wake::interrupted);
}

void simulation::preempted(activity& who) {
    if (who.state == wait_state::waiting && who.can_be_interrupted)
        end_wait(who, wake::preempted);
    else if (who.state != wait_state::granted || who.woken_by != wake::preempted)
        who.kept |= kept_preemption;
}

void simulation::end_wait(activity& who, wake how) {
    withdraw(who);
    who.woken_by = how;
    resume_now(who);
}

bool simulation::reschedule(process_ref whom, time_point instant) {
    if (instant < now_)
        broken("a process is rescheduled to the past");
    activity* who = find(whom);
    if (who == nullptr || who->state == wait_state::granted || ending_)
        return false;
    const event present{{}, head_of(*who).pending_order, nullptr};
    if (present.order == 0)
        return false;
    drop_event(*who);
    schedule(*who, instant, priority_of(present));
    return true;
}

void simulation::cancel(process_ref whom) {
    activity* who = find(whom);
    if (who == nullptr)
        return;
    if (who == current_)
        broken("a process cancels itself");
    if (tracer_ != nullptr) [[unlikely]]
        trace_cancel(*who);
    destroy(head_of(*who));
}

void simulation::destroy(frame_head& head) {
    const process::handle frame = handle_of(head);
    activity& who = frame.promise();
    withdraw(who);
    release_joiners(who);
    head.process = 0;
    --alive_;
    frame.destroy();
}

bool simulation::take_kept(activity& who) {
    const bool was_preempted = (who.kept & kept_preemption) != 0;
    who.woken_by = was_preempted ? wake::preempted : wake::interrupted;
    who.kept = was_preempted ? who.kept & kept_interruption : 0;
    return true;
}

void simulation::fire(waiter& stand) {
    activity& who = *stand.who;
    stand.unlink();
    if (stand.where != nullptr)
        --stand.where->waiting_count_;
    if (who.several == nullptr) {
        resume_now(who);
        return;
    }
    group& all = *who.several;
    all.fired = static_cast<std::size_t>(&stand - all.stands);
    if (--all.wanted > 0)
        return;
    leave_group(who);
    resume_now(who);
}

void simulation::leave_group(activity& who) {
    for (std::size_t i = 0; i < who.several->count; ++i) {
        waiter& stand = who.several->stands[i];
        if (!stand.is_linked())
            continue;
        stand.unlink();
        if (stand.where != nullptr)
            --stand.where->waiting_count_;
    }
    who.several = nullptr;
}

// Swept when most are void, so that a cancellation costs amortised O(1) and memory stays small.
void simulation::note_void_event() {
    constexpr std::size_t worth_a_sweep = 256;
    ++void_events_;
    if (void_events_ > worth_a_sweep && void_events_ * 2 > pending()) {
        events_.keep_only(is_valid);
        present_.keep_only(is_valid);
        void_events_ = 0;
    }
}

void simulation::withdraw(activity& who) {
    drop_event(who);
    if (who.several != nullptr) {
        leave_group(who);
        return;
    }
    if (!who.stand.is_linked())
        return;
    const bool was_granted = who.state == wait_state::granted;
    who.state = wait_state::running;  // the place may preempt: this process is told nothing twice
    who.stand.unlink();
    place* where = who.stand.where;
    if (where == nullptr)
        return;
    if (!was_granted)
        --where->waiting_count_;
    where->left(who, was_granted);
}

void simulation::release_joiners(activity& who) {
    while (waiter* stand = who.joiners.first())
        fire(*stand);
}

}  // namespace corridor::core
