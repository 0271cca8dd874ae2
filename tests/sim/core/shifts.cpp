// Capacity by the hour: patterns of a day and of a week, and who works when a shift ends.
#include "sim/core/shifts.hpp"

#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/broken.hpp"
#include "sim/core/process.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simulation.hpp"
#include "tests/sim/core/cranes.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using namespace corridor::tests;

namespace {

constexpr core::duration day = 24h;

core::shift_pattern night_and_day() { return {day, {{6h, 3}, {22h, 1}}}; }

}  // namespace

TEST_CASE("The last shift lasts over midnight", "[core][shifts]") {
    const core::shift_pattern pattern = night_and_day();
    CHECK(pattern.units_at(core::at(0h)) == 1);
    CHECK(pattern.units_at(core::at(6h - 1ms)) == 1);
    CHECK(pattern.units_at(core::at(6h)) == 3);
    CHECK(pattern.units_at(core::at(21h)) == 3);
    CHECK(pattern.units_at(core::at(22h)) == 1);
    CHECK(pattern.units_at(core::at(day + 1h)) == 1);
    CHECK(pattern.units_at(core::at(10 * day + 7h)) == 3);
    CHECK(pattern.next_change(core::at(0h)) == core::at(6h));
    CHECK(pattern.next_change(core::at(6h)) == core::at(22h));
    CHECK(pattern.next_change(core::at(22h)) == core::at(day + 6h));
    CHECK(pattern.next_change(core::at(3 * day + 23h)) == core::at(4 * day + 6h));
}

TEST_CASE("A run may start in the middle of a week", "[core][shifts]") {
    // Five working days from 8 to 18, nothing at the weekend; the run starts on Friday at 12.
    std::vector<core::shift> week;
    for (int i = 0; i < 5; ++i) {
        week.push_back({i * day + 8h, 2});
        week.push_back({i * day + 18h, 0});
    }
    const core::shift_pattern pattern(7 * day, week, 4 * day + 12h);
    core::simulation sim;
    core::resource gates(sim, 2, "gates");
    gates.observe();
    diary notes;
    sim.start(core::keep_shifts(sim, gates, pattern));
    sim.start(comes(sim, gates, notes, "friday", 5h, low, 30min));
    sim.start(comes(sim, gates, notes, "evening", 7h, low, 30min));
    sim.run_until(core::at(7 * day));
    // Friday 12 + 68 h is Monday at 8.
    CHECK(notes == diary{"friday@300", "friday done@330", "evening@4080", "evening done@4110"});
    // two gates for 50 hours a week, used for one hour
    CHECK(gates.utilisation() == Approx(1.0 / 100.0));
}

TEST_CASE("At the end of a shift work is finished, or taken away and resumed", "[core][shifts]") {
    for (const core::when_cut how : {core::when_cut::drain, core::when_cut::preempt}) {
        core::simulation sim;
        core::resource cranes(sim, 3, "cranes");
        diary notes;
        sim.start(core::keep_shifts(sim, cranes, night_and_day(), how));
        sim.start(comes(sim, cranes, notes, "a", 21h, low, 2h));
        sim.start(comes(sim, cranes, notes, "b", 21h + 30min, low, 2h));
        sim.run_until(core::at(day + 8h));
        if (how == core::when_cut::drain)
            CHECK(notes == diary{"a@1260", "b@1290", "a done@1380", "b done@1410"});
        else  // b, the later one, waits from 22:00 until a is done at 23:00
            CHECK(notes ==
                  diary{"a@1260", "b@1290", "b lost@1320", "a done@1380", "b@1380", "b done@1470"});
    }
}

TEST_CASE("Shifts go on when interrupted, and end when cancelled", "[core][shifts]") {
    core::simulation sim;
    core::resource cranes(sim, 3);
    const core::process_ref shifts = sim.start(core::keep_shifts(sim, cranes, night_and_day()));
    sim.run_until(core::at(1h));
    CHECK(cranes.capacity() == 1);
    sim.interrupt(shifts);
    sim.run_until(core::at(7h));
    CHECK(cranes.capacity() == 3);
    sim.cancel(shifts);
    CHECK(sim.run() == core::run_end::idle);
    CHECK(cranes.capacity() == 3);
}

TEST_CASE("One shift is a constant", "[core][shifts]") {
    core::simulation sim;
    core::resource cranes(sim, 3);
    const core::shift_pattern always(day, {{5h, 2}});
    sim.start(core::keep_shifts(sim, cranes, always));
    sim.run_until(core::at(100 * day));
    CHECK(cranes.capacity() == 2);
    CHECK(sim.events() == 101);
}

TEST_CASE("Shifts that do not follow each other are broken", "[core][shifts]") {
    core::on_broken([](const char* what) { throw std::runtime_error(what); });
    using shifts = std::vector<core::shift>;
    CHECK_THROWS(core::shift_pattern(0h, shifts{{0h, 1}}));
    CHECK_THROWS(core::shift_pattern(day, shifts{}));
    CHECK_THROWS(core::shift_pattern(day, shifts{{6h, 1}, {6h, 2}}));
    CHECK_THROWS(core::shift_pattern(day, shifts{{6h, 1}, {5h, 2}}));
    CHECK_THROWS(core::shift_pattern(day, shifts{{day, 1}}));
    CHECK_THROWS(core::shift_pattern(day, shifts{{-1h, 1}}));
    CHECK_THROWS(core::shift_pattern(day, shifts{{1h, -1}}));
    CHECK_THROWS(core::shift_pattern(day, shifts{{1h, 1}}, day));
    core::on_broken(nullptr);
}
