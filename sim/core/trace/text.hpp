// A trace for reading and for grep: a line that heads the columns, then one line an event.
//
//   time      when: days, hours, minutes, seconds and milliseconds since the start of the run
//   prio      the event's priority, and
//   sequence  its number in the order of scheduling; "-" where there was no event
//   process   its id, and the name that it was given
//   woke      begins, goes on, gives up (out of patience), interrupted (and the reason, unless 0),
//             preempted, cancelled, still waits (at the end of the trace)
//   after     how long it had waited
//   of        what it had waited for: kind and place
//   then      what it waits for from now on; or "ends" and, when cancelled, by whom; or "breaks
//             off" at an exception
//
// Who is cancelled stands before the event that did it.
#pragma once

#include "sim/core/trace/words.hpp"
#include "sim/core/tracer.hpp"

namespace corridor::core {

class text_trace : public tracer {
public:
    /// Begins to trace, and writes the line that heads the columns. See tracer.
    text_trace(simulation& sim, trace_sink sink);

protected:
    void write(const trace_record& done) override;

private:
    trace_sink sink_;
};

}  // namespace corridor::core
