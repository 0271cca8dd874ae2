// What a run tells of itself, event by event, to whoever wants to see it: a program that does
// something unexpected is read like a diary. Without a tracer the run loop does not know that
// there is such a thing.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "sim/core/activity.hpp"
#include "sim/core/event_set.hpp"
#include "sim/core/process.hpp"
#include "sim/core/time.hpp"

namespace corridor::core {

class simulation;

/// How a wait came to its end.
enum class wait_end : std::uint8_t {
    begun,        ///< there was none: the process begins
    came,         ///< what was waited for: the time, the turn, the end of another process
    impatient,    ///< the patience of a timed wait ended first
    interrupted,  ///< simulation::interrupt()
    preempted,    ///< something that it held was taken away
    cancelled,    ///< simulation::cancel(): no event of its own
    unfinished    ///< not at all: it still waits when the trace ends
};

/// What a process did after an event.
enum class event_end : std::uint8_t {
    waits,     ///< again, for something else
    ended,     ///< came to its end, or was cancelled
    broke_off  ///< an exception left it, or the trace ended: nothing more is known
};

/// What a process waits for, in words.
struct traced_wait {
    wait_kind kind = wait_kind::none;  ///< none before its first event, and after its last
    std::string_view place;    ///< the place's name; of a join, the other process's; of any_of and
                               ///< all_of, their signals'. May be empty
    std::uint64_t joined = 0;  ///< id of the process whose end is waited for
};

/// One event, or the end of a process without one (cancelled, unfinished). The views are good until
/// the next record.
struct trace_record {
    time_point time;
    std::int32_t priority = 0;   ///< of the event
    std::uint64_t sequence = 0;  ///< of the event, from 1; 0 when there was none
    std::uint64_t process = 0;   ///< id: which start it was, from 1
    std::string_view name;       ///< as given to tracer::name(), or empty
    bool is_first = false;       ///< the first record of this process in this trace

    // the wait that is over
    traced_wait over;
    time_point since{};  ///< when it began; of a process that waited before the trace did, the
                         ///< trace's beginning; of one that begins, its own
    wait_end how = wait_end::begun;
    int reason = 0;        ///< of an interruption
    std::uint64_t by = 0;  ///< who cancelled: a process id, 0 the host

    // the wait that begins
    event_end then = event_end::waits;
    traced_wait next;
};

/// Is told each event of one simulation, once it has been executed, in the order of events, on
/// either engine. Events and their hash stay what they were; but a wait that would have skipped the
/// pending set passes through it, and a traced run is slower by the cost of its records: O(log
/// processes) each, beside what the writer does.
///
/// A cancellation is told when it happens, that is before the event in which it does.
class tracer {
public:
    tracer(const tracer&) = delete;
    tracer& operator=(const tracer&) = delete;
    /// Stops tracing, and writes nothing.
    virtual ~tracer();

    /// Names a process from its next record on; best given before it runs:
    /// `trace.name(sim.start(ferry(sim, port)), "ferry 1");` Of what has ended: nothing. A process
    /// can name itself, too, as its first act: simulation::name_running().
    void name(process_ref whom, std::string given);

    /// Ends the trace at the present instant: tells who still waits, in the order of starts, and
    /// the event that an exception broke off, if one did. Then the writer ends. Nothing when done.
    void finish();

protected:
    /// Traces `sim`, which must outlive the tracer, from now on. Between runs only, and one at a
    /// time: else broken().
    explicit tracer(simulation& sim);

    virtual void write(const trace_record& done) = 0;
    virtual void end() {}  ///< nothing more will be written

private:
    friend class simulation;

    struct track {  // a process as its last record left it
        std::string name;
        std::string place;
        traced_wait wait;  // its place is the one above
        time_point since{};
        bool is_known = false;  // has had a record
    };

    void before(const event& next, const activity& who);
    void after(const activity* who);
    void cancelled(const activity& who);
    trace_record record_of(const activity& who);
    void look_at(const activity& who, track& own) const;
    void detach();

    simulation* sim_;
    time_point begun_;
    std::map<std::uint64_t, track> tracks_;
    trace_record record_;        // of the event that is being executed
    std::string place_before_;   // what it had waited for
    bool is_executing_ = false;  // stays so when an exception leaves it
};

}  // namespace corridor::core
