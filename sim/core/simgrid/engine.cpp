#include "sim/core/simgrid/engine.hpp"

#include <array>
#include <csignal>
#include <utility>

#include <simgrid/kernel/Timer.hpp>
#include <simgrid/s4u.hpp>

namespace corridor::core {
namespace {

namespace s4u = simgrid::s4u;
using simgrid::kernel::timer::Timer;

// SimGrid lives as long as the process, and so does its clock. Timers run only while an actor
// lives: each run has one, on this host, that sleeps until the run is over.
struct clock_of_simgrid {
    clock_of_simgrid() {
        // Its constructor replaces these two; the host's Ctrl-C must keep working.
        struct sigaction interrupted {};
        struct sigaction crashed {};
        sigaction(SIGINT, nullptr, &interrupted);
        sigaction(SIGSEGV, nullptr, &crashed);
        std::string name = "corridor";
        std::string quiet = "--log=root.thres:error";
        std::array<char*, 3> arguments = {name.data(), quiet.data(), nullptr};
        int count = 2;
        engine = new s4u::Engine(&count, arguments.data());
        sigaction(SIGINT, &interrupted, nullptr);
        sigaction(SIGSEGV, &crashed, nullptr);
        s4u::NetZone* zone = s4u::create_full_zone("corridor");
        host = zone->create_host("clock", 1.0);
        zone->seal();
    }
    s4u::Engine* engine = nullptr;  // SimGrid frees it at exit
    s4u::Host* host = nullptr;
    s4u::ActorPtr keeper;  // of the present run
};

clock_of_simgrid& the_clock() {
    static clock_of_simgrid one;
    return one;
}

double ms_of(time_point time) { return static_cast<double>(time.time_since_epoch().count()); }

}  // namespace

simgrid_engine::simgrid_engine() { the_clock(); }

simgrid_engine::~simgrid_engine() = default;

void simgrid_engine::schedule(const event& added) {
    instant& at_time = instants_[added.time];
    at_time.events.insert(added);
    if (running_ != nullptr && at_time.timer == nullptr && added.time != emptied_)
        set_timer(added.time, at_time);
}

void simgrid_engine::cancel(const event& dropped) {
    const auto found = instants_.find(dropped.time);
    if (found == instants_.end())
        return;
    instant& at_time = found->second;
    at_time.events.erase(dropped);
    if (!at_time.events.empty() || (running_ != nullptr && dropped.time == emptied_))
        return;
    if (at_time.timer != nullptr)
        at_time.timer->remove();
    instants_.erase(found);
}

run_end simgrid_engine::run_until(simulation& sim, time_point end) {
    if (instants_.empty())
        return run_end::idle;
    if (instants_.begin()->first > end)
        return run_end::reached;

    running_ = &sim;
    emptied_ = never;
    end_ = end;
    is_finished_ = false;
    failure_ = nullptr;
    zero_ = s4u::Engine::get_clock() - ms_of(sim.now());
    for (auto& [time, at_time] : instants_)
        set_timer(time, at_time);
    the_clock().keeper =
        s4u::Actor::create("keeper", the_clock().host, [] { s4u::this_actor::suspend(); });
    the_clock().engine->run();  // returns when the keeper has ended
    the_clock().keeper = nullptr;
    running_ = nullptr;
    if (failure_)
        std::rethrow_exception(std::exchange(failure_, nullptr));
    return how_;
}

void simgrid_engine::set_timer(time_point time, instant& at_time) {
    if (time > end_)
        return;  // a later run sets it
    at_time.timer = Timer::set(zero_ + ms_of(time), [this, time] { empty(time); });
}

// Runs all events of one instant, those included that they schedule for it.
void simgrid_engine::empty(time_point time) {
    if (is_finished_)
        return;
    emptied_ = time;
    instant& now = instants_[time];
    now.timer = nullptr;
    try {
        while (!now.events.empty() && !is_finished_) {
            const event next = *now.events.begin();
            now.events.erase(now.events.begin());
            execute(*running_, next);
            if (should_stop(*running_))
                finish(run_end::stopped);
        }
    } catch (...) {  // kept, and thrown again by run_until(): SimGrid's loop must come to its end
        failure_ = std::current_exception();
        finish(run_end::stopped);
    }
    if (now.events.empty())
        instants_.erase(time);
    if (is_finished_)
        return;
    if (instants_.empty())
        finish(run_end::idle);
    else if (instants_.begin()->first > end_)
        finish(run_end::reached);
}

void simgrid_engine::finish(run_end how) {
    is_finished_ = true;
    how_ = how;
    for (auto& [time, at_time] : instants_)
        if (at_time.timer != nullptr)
            std::exchange(at_time.timer, nullptr)->remove();
    the_clock().keeper->resume();
}

}  // namespace corridor::core
