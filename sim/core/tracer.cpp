#include "sim/core/tracer.hpp"

#include <utility>

#include "sim/core/broken.hpp"
#include "sim/core/place.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::core {
namespace {

// A process whose turn has not come runs because its time has: of a delay, or of its patience.
wait_end end_of_wait(const activity& who) {
    if (who.kind == wait_kind::none)
        return wait_end::begun;
    if (who.woken_by != wake::elapsed)
        return who.woken_by == wake::interrupted ? wait_end::interrupted : wait_end::preempted;
    const bool has_patience = who.kind != wait_kind::time && who.kind != wait_kind::several;
    return has_patience && who.state == wait_state::waiting ? wait_end::impatient : wait_end::came;
}

}  // namespace

// --- simulation ---

void simulation::execute_traced(const event& next) {
    frame_head& head = *next.process;
    const std::uint64_t id = head.process;
    tracer_->before(next, handle_of(head).promise());
    execute(next);
    tracer_->after(head.process == id ? &handle_of(head).promise() : nullptr);
}

void simulation::trace_cancel(const activity& who) { tracer_->cancelled(who); }

void simulation::trace_name(std::string_view what, std::string_view of_whom) {
    std::string name(what);
    if (!of_whom.empty())
        name.append(" ").append(of_whom);
    tracer_->name(current(), std::move(name));
}

// --- tracer ---

tracer::tracer(simulation& sim) : sim_(&sim), begun_(sim.now()) {
    if (sim.tracer_ != nullptr || sim.running() != nullptr)
        broken("a second trace of a simulation, or one that begins within an event");
    sim.tracer_ = this;
    sim.next_look_ = 0;  // and stays so: no wait passes by the run loop
}

tracer::~tracer() { detach(); }

void tracer::detach() {
    if (sim_ == nullptr)
        return;
    sim_->tracer_ = nullptr;
    sim_->next_look_ = sim_->executed_;
    sim_ = nullptr;
}

void tracer::name(process_ref whom, std::string given) {
    if (const std::uint64_t id = whom.id(); id != 0)
        tracks_[id].name = std::move(given);
}

void tracer::finish() {
    if (sim_ == nullptr)
        return;
    const time_point now = sim_->now();
    detach();
    if (is_executing_) {
        record_.then = event_end::broke_off;
        write(record_);
        tracks_.erase(record_.process);
    }
    for (const auto& [id, one] : tracks_) {
        if (!one.is_known)
            continue;
        trace_record left;
        left.time = now;
        left.process = id;
        left.name = one.name;
        left.since = one.since;
        left.over = one.wait;
        left.how = wait_end::unfinished;
        left.then = event_end::broke_off;
        write(left);
    }
    end();
}

void tracer::before(const event& next, const activity& who) {
    record_ = record_of(who);
    record_.priority = priority_of(next);
    record_.sequence = sequence_of(next);
    record_.time = next.time;
    if (record_.how == wait_end::begun)
        record_.since = next.time;
    is_executing_ = true;
}

void tracer::after(const activity* who) {
    is_executing_ = false;
    track& own = tracks_[record_.process];
    record_.name = own.name;  // may have been given in this event
    if (who == nullptr) {
        record_.then = event_end::ended;
        write(record_);
        tracks_.erase(record_.process);
        return;
    }
    place_before_ = own.place;
    record_.over.place = place_before_;
    look_at(*who, own);
    own.since = record_.time;
    record_.next = own.wait;
    write(record_);
}

void tracer::cancelled(const activity& who) {
    trace_record last = record_of(who);
    last.how = wait_end::cancelled;
    last.then = event_end::ended;
    last.reason = 0;
    if (const activity* by = sim_->running(); by != nullptr)
        last.by = by->id;
    write(last);
    tracks_.erase(who.id);
}

// What is known before the process goes on.
trace_record tracer::record_of(const activity& who) {
    track& own = tracks_[who.id];
    trace_record known;
    known.is_first = !own.is_known;
    if (!own.is_known) {
        own.is_known = true;
        own.since = who.kind == wait_kind::none ? sim_->now() : begun_;
        look_at(who, own);
    }
    known.time = sim_->now();
    known.process = who.id;
    known.name = own.name;
    known.since = own.since;
    known.over = own.wait;
    known.how = end_of_wait(who);
    known.reason = known.how == wait_end::interrupted ? who.reason : 0;
    return known;
}

void tracer::look_at(const activity& who, track& own) const {
    own.place.clear();
    own.wait = {who.kind, {}, 0};
    if (who.several != nullptr) {
        for (std::size_t i = 0; i < who.several->count; ++i) {
            const waiter& stand = who.several->stands[i];
            if (stand.is_linked() && stand.where != nullptr)
                own.place += (own.place.empty() ? "" : ", ") + stand.where->name();
        }
    } else if (who.stand.is_linked() && who.stand.where != nullptr) {
        own.place = who.stand.where->name();
    } else if (who.stand.is_linked()) {
        own.wait.joined = who.target->id;
        if (const auto other = tracks_.find(who.target->id); other != tracks_.end())
            own.place = other->second.name;
    }
    own.wait.place = own.place;
}

}  // namespace corridor::core
