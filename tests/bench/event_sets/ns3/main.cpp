// The pending event set beside the schedulers of ns-3, which are virtual and compare (time, number)
// of 64 and 32 bits. Its list is left out: a sorted list takes milliseconds an event.
#ifndef NDEBUG
#error "a benchmark of an unoptimised build measures nothing: use the release preset"
#endif

#include <string>
#include <vector>

#include <ns3/calendar-scheduler.h>
#include <ns3/heap-scheduler.h>
#include <ns3/map-scheduler.h>
#include <ns3/priority-queue-scheduler.h>

#include "sim/core/event_set.hpp"
#include "tests/bench/event_sets/library_heaps.hpp"
#include "tests/bench/event_sets/measure.hpp"

namespace {

using namespace bench;

/// As ns-3 does it, a cancelled event stays until it comes up, and nothing is swept.
template <class Scheduler>
class ns3_set {
public:
    std::size_t size() const { return size_; }
    void push(const pending& added) {
        ++size_;
        scheduler_->Insert({as_pointer(added.slot),
                            {static_cast<std::uint64_t>(added.time.time_since_epoch().count()),
                             number_of(added.order), 0}});
    }
    pending take() {
        --size_;
        const ns3::Scheduler::Event taken = scheduler_->RemoveNext();
        return {core::at(core::duration{static_cast<std::int64_t>(taken.key.m_ts)}),
                order_of(taken.key.m_uid), reinterpret_cast<std::uint64_t>(taken.impl)};
    }
    template <class Predicate>
    void keep_only(Predicate) {}

private:
    // Nothing that it points at: the scheduler only carries it.
    static ns3::EventImpl* as_pointer(std::uint64_t slot) {
        return reinterpret_cast<ns3::EventImpl*>(slot);
    }
    // Three priorities around 32,768 in two bits, the turn in thirty.
    static std::uint32_t number_of(std::uint64_t order) {
        return static_cast<std::uint32_t>(((order >> 48U) - 32'767) << 30U | order);
    }
    static std::uint64_t order_of(std::uint32_t number) {
        return (std::uint64_t{number >> 30U} + 32'767) << 48U | (number & 0x3FFFFFFFU);
    }

    ns3::Ptr<Scheduler> scheduler_ = ns3::CreateObject<Scheduler>();
    std::size_t size_ = 0;
};

bool measure_case(const std::string& name, std::size_t population, double cancelled) {
    const workload played = make_workload(name, population, cancelled);
    return measure({make_rival<standard_heap>("beside_ns3_std_priority_queue", played),
                    make_rival<core::basic_event_set<pending>>("beside_ns3", played),
                    make_rival<ns3_set<ns3::MapScheduler>>("ns3_map", played),
                    make_rival<ns3_set<ns3::HeapScheduler>>("ns3_heap", played),
                    make_rival<ns3_set<ns3::CalendarScheduler>>("ns3_calendar", played),
                    make_rival<ns3_set<ns3::PriorityQueueScheduler>>("ns3_priority_queue", played)},
                   played, 3);
}

}  // namespace

int main() {
    bool agree = true;
    for (const std::size_t population : {100U, 10'000U, 1'000'000U})
        agree = measure_case("exponential", population, 0.0) && agree;
    return agree ? 0 : 1;
}
