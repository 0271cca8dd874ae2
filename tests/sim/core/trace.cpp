// A trace tells every event, in order, on both engines, and changes none.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/broken.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/several.hpp"
#include "sim/core/signal.hpp"
#include "sim/core/simgrid/engine.hpp"
#include "sim/core/trace/chrome.hpp"
#include "sim/core/trace/text.hpp"
#include "tests/sim/core/worlds.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using namespace corridor::tests;

namespace {

struct told {
    std::string what;
};

core::process ship(core::simulation&, core::resource& berths, core::duration stay) {
    const core::hold berth = co_await berths.acquire();
    co_await core::delay(stay);
}

core::process barge(core::simulation&, core::resource& berths, core::duration patience) {
    const auto berth = co_await berths.try_acquire_for(patience);
    if (!berth)
        co_await core::delay(1ms);
}

core::process agent(core::simulation& sim, core::process_ref whom, core::process_ref other,
                    core::signal& tide) {
    co_await core::any_of(tide, 2h);
    sim.interrupt(whom, 7);
    sim.cancel(other);
    co_await core::join(whom);
    co_await tide.wait();
}

core::process failing(core::simulation&) {
    co_await core::delay(1h);
    throw told{"lost"};
}

core::trace_sink into(std::string& text) {
    return [&text](std::string_view piece) { text += piece; };
}

// A page of expected text; its long lines go on after "...".
std::string joined(std::string_view page) {
    std::string text(page.substr(1));
    for (std::size_t at = text.find("\n..."); at != std::string::npos; at = text.find("\n...", at))
        text.erase(at, 4);
    return text;
}

// One of everything. The barge's patience ends at 1h, the agent acts at 2h, and nobody notifies.
template <class Trace>
std::string traced_port(core::simulation& sim) {
    core::resource berths(sim, 1, "berths");
    core::signal tide(sim, "tide");
    std::string text;
    Trace trace(sim, into(text));
    const core::process_ref first = sim.start(ship(sim, berths, 26h));
    const core::process_ref second = sim.start(ship(sim, berths, 18h), 5);
    trace.name(first, "Aral \"A\\1\"");
    sim.start(barge(sim, berths, 1h));
    sim.start(agent(sim, first, second, tide));
    sim.run();
    trace.finish();
    return text;
}

// What can be checked of a record without a text.
struct keeping : core::tracer {
    explicit keeping(core::simulation& sim) : tracer(sim) {}
    void write(const core::trace_record& done) override { all.push_back(done); }
    std::vector<core::trace_record> all;  // their names and places are gone
};

struct outcome {
    std::uint64_t events = 0;
    std::uint64_t hash = 0;
    bool operator==(const outcome&) const = default;
};

// 2,000 customers at two stations.
outcome run_queue(core::simulation& sim) {
    queue_world here(sim, 2);
    here.gap = 100s;
    here.service = 180s;
    here.customers = 2'000;
    sim.start(arrivals(sim, here));
    CHECK(sim.run_until(core::at(24h)) == core::run_end::reached);
    CHECK(sim.run() == core::run_end::idle);
    return {sim.events(), sim.event_hash()};
}

}  // namespace

TEST_CASE("The text of a trace has a line for each event and each end", "[core][trace]") {
    core::simulation sim;
    CHECK(traced_port<core::text_trace>(sim) == joined(R"(
            time   prio  sequence  process                          woke                      after of                               then
 0d 00:00:00.000      0         1  #1 Aral "A\1"                    begins          0d 00:00:00.000 start                            time
 0d 00:00:00.000      0         3  #3                               begins          0d 00:00:00.000 start                            resource berths
 0d 00:00:00.000      0         4  #4                               begins          0d 00:00:00.000 start                            several tide
 0d 00:00:00.000      5         2  #2                               begins          0d 00:00:00.000 start                            resource berths
 0d 01:00:00.000      0         6  #3                               gives up        0d 01:00:00.000 resource berths                  time
 0d 01:00:00.001      0         8  #3                               goes on         0d 00:00:00.001 time                             ends
 0d 02:00:00.000      -         -  #2                               cancelled       0d 02:00:00.000 resource berths                  ends by #4
 0d 02:00:00.000      0         7  #4                               goes on         0d 02:00:00.000 several tide                     process #1 Aral "A\1"
 0d 02:00:00.000      0         9  #1 Aral "A\1"                    interrupted 7   0d 02:00:00.000 time                             ends
 0d 02:00:00.000      0        10  #4                               goes on         0d 00:00:00.000 process #1 Aral "A\1"            signal tide
 0d 02:00:00.000      -         -  #4                               still waits     0d 00:00:00.000 signal tide                      -
)"));
    CHECK(sim.events() == 9);  // the lines with a number: the 18 h of the first ship were cut off
}

TEST_CASE("The Chrome trace has a slice for each wait", "[core][trace]") {
    core::simulation sim;
    CHECK(traced_port<core::chrome_trace>(sim) == joined(R"(
{"displayTimeUnit":"ms","traceEvents":[
{"ph":"M","name":"thread_name","pid":1,"tid":1,"args":{"name":"Aral \"A\\1\""}},
{"ph":"M","name":"thread_name","pid":1,"tid":3,"args":{"name":"process"}},
{"ph":"C","name":"waiting for resource berths","pid":1,"ts":0,"args":{"processes":1}},
{"ph":"M","name":"thread_name","pid":1,"tid":4,"args":{"name":"process"}},
{"ph":"M","name":"thread_name","pid":1,"tid":2,"args":{"name":"process"}},
{"ph":"C","name":"waiting for resource berths","pid":1,"ts":0,"args":{"processes":2}},
{"ph":"X","name":"resource berths","cat":"resource","pid":1,"tid":3,"ts":0,"dur":3600000000,
..."args":{"woke":"gives up","priority":0,"sequence":6}},
{"ph":"i","name":"gives up","s":"t","pid":1,"tid":3,"ts":3600000000,"args":{}},
{"ph":"C","name":"waiting for resource berths","pid":1,"ts":3600000000,"args":{"processes":1}},
{"ph":"X","name":"time","cat":"time","pid":1,"tid":3,"ts":3600000000,"dur":1000,
..."args":{"woke":"goes on","priority":0,"sequence":8}},
{"ph":"i","name":"ends","s":"t","pid":1,"tid":3,"ts":3600001000,"args":{}},
{"ph":"X","name":"resource berths","cat":"resource","pid":1,"tid":2,"ts":0,"dur":7200000000,
..."args":{"woke":"cancelled","priority":0,"sequence":0}},
{"ph":"i","name":"cancelled","s":"t","pid":1,"tid":2,"ts":7200000000,"args":{"by":4}},
{"ph":"C","name":"waiting for resource berths","pid":1,"ts":7200000000,"args":{"processes":0}},
{"ph":"X","name":"several tide","cat":"several","pid":1,"tid":4,"ts":0,"dur":7200000000,
..."args":{"woke":"goes on","priority":0,"sequence":7}},
{"ph":"X","name":"time","cat":"time","pid":1,"tid":1,"ts":0,"dur":7200000000,
..."args":{"woke":"interrupted","priority":0,"sequence":9}},
{"ph":"i","name":"interrupted","s":"t","pid":1,"tid":1,"ts":7200000000,"args":{"reason":7}},
{"ph":"i","name":"ends","s":"t","pid":1,"tid":1,"ts":7200000000,"args":{}},
{"ph":"X","name":"process #1 Aral \"A\\1\"","cat":"process","pid":1,"tid":4,"ts":7200000000,
..."dur":0,"args":{"woke":"goes on","priority":0,"sequence":10}},
{"ph":"C","name":"waiting for signal tide","pid":1,"ts":7200000000,"args":{"processes":1}},
{"ph":"X","name":"signal tide","cat":"signal","pid":1,"tid":4,"ts":7200000000,"dur":0,
..."args":{"woke":"still waits","priority":0,"sequence":0}},
{"ph":"M","name":"process_name","pid":1,"args":{"name":"simulation"}}
]}
)"));
}

TEST_CASE("A traced run has the events and the hash of one that is not", "[core][trace]") {
    core::simulation plain;
    core::simulation sim;
    keeping trace(sim);
    const outcome traced = run_queue(sim);
    CHECK(traced == run_queue(plain));

    // Sequence numbers never repeat, so order by (time, priority, sequence) shows that each event
    // was told once and in its place.
    REQUIRE(trace.all.size() == traced.events);
    bool in_order = true;
    for (std::size_t i = 1; i < trace.all.size(); ++i) {
        const core::trace_record& a = trace.all[i - 1];
        const core::trace_record& b = trace.all[i];
        in_order = in_order && (a.time < b.time || (a.time == b.time && a.sequence < b.sequence));
    }
    CHECK(in_order);
}

TEST_CASE("Both engines write the same trace", "[core][trace][engines]") {
    core::simulation tuned;
    core::simgrid_engine engine;
    core::simulation held(engine);
    CHECK(traced_port<core::text_trace>(held) == traced_port<core::text_trace>(tuned));
}

TEST_CASE("The waits of a process follow each other from its first event to its last",
          "[core][trace]") {
    core::simulation sim;
    keeping trace(sim);
    run_queue(sim);
    std::map<std::uint64_t, core::time_point> at;  // by process: where its track has come to
    std::size_t ends = 0;
    bool has_gap = false;
    for (const core::trace_record& each : trace.all) {
        has_gap = has_gap || each.is_first != (each.how == core::wait_end::begun) ||
                  each.since != (each.is_first ? each.time : at[each.process]);
        at[each.process] = each.time;
        ends += each.then == core::event_end::ended ? 1 : 0;
    }
    CHECK_FALSE(has_gap);
    CHECK(ends == 2'001);  // the customers, and their arrivals
    trace.finish();
    CHECK(trace.all.size() == sim.events());  // nobody waits any more
}

TEST_CASE("A trace begins and ends between two runs", "[core][trace]") {
    core::simulation plain;
    const outcome expected = run_queue(plain);
    core::simulation sim;
    queue_world here(sim, 2);
    here.gap = 100s;
    here.service = 180s;
    here.customers = 2'000;
    sim.start(arrivals(sim, here));
    sim.run_until(core::at(6h));
    const std::uint64_t before = sim.events();
    const std::size_t alive = sim.processes();
    std::uint64_t traced = 0;
    {
        keeping trace(sim);
        sim.run_until(core::at(12h));
        traced = sim.events() - before;
        REQUIRE(trace.all.size() == traced);
        const auto is_known_late = [](const core::trace_record& each) {
            return each.is_first && each.how != core::wait_end::begun;
        };
        const auto late = std::count_if(trace.all.begin(), trace.all.end(), is_known_late);
        CHECK(late == static_cast<std::ptrdiff_t>(alive));
        CHECK(std::find_if(trace.all.begin(), trace.all.end(), is_known_late)->since ==
              core::at(6h));
    }
    sim.run();
    CHECK(traced > 500);
    CHECK(outcome{sim.events(), sim.event_hash()} == expected);
}

TEST_CASE("The event that an exception broke off is the last of the trace", "[core][trace]") {
    core::simulation sim;
    keeping trace(sim);
    sim.start(failing(sim));
    CHECK_THROWS_AS(sim.run(), told);
    CHECK(trace.all.size() == 1);
    trace.finish();
    REQUIRE(trace.all.size() == 2);
    CHECK(trace.all.back().time == core::at(1h));
    CHECK(trace.all.back().then == core::event_end::broke_off);
}

TEST_CASE("A simulation has one trace at a time", "[core][trace]") {
    core::on_broken([](const char* what) { throw told{what}; });
    core::simulation sim;
    {
        const keeping first(sim);
        CHECK_THROWS_AS(keeping(sim), told);
    }
    CHECK_NOTHROW(keeping(sim));
    core::on_broken(nullptr);
}
