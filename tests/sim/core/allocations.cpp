// In a steady state nothing is allocated: frames, waits and events live in memory that the
// simulation has already.
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <optional>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/process.hpp"
#include "sim/core/random.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/several.hpp"
#include "sim/core/signal.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/store.hpp"

using namespace std::chrono_literals;
using namespace corridor;

namespace {

std::uint64_t allocations = 0;

// NOLINTBEGIN(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory): below operator new

void* counted(std::size_t bytes, std::size_t alignment) {
    ++allocations;
    const std::size_t whole = (bytes + alignment - 1) / alignment * alignment;
    void* memory = std::aligned_alloc(alignment, whole == 0 ? alignment : whole);
    if (memory == nullptr)
        std::abort();
    return memory;
}

}  // namespace

void* operator new(std::size_t bytes) { return counted(bytes, alignof(std::max_align_t)); }
void* operator new(std::size_t bytes, std::align_val_t alignment) {
    return counted(bytes, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t bytes, const std::nothrow_t& /*tag*/) noexcept {
    return counted(bytes, alignof(std::max_align_t));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*bytes*/) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t /*alignment*/) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*bytes*/, std::align_val_t /*alignment*/) noexcept {
    std::free(memory);
}

// NOLINTEND(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)

namespace {

constexpr int endless = 1'000'000'000;

struct town {
    explicit town(core::simulation& sim)
        : server(sim, 1), berths(sim, 4), bell(sim), yard(sim, 8) {}
    core::resource server;
    core::resource berths;
    core::signal bell;
    core::store<int> yard;
    core::stream draws{{5, 0}, core::decides("town"), 0};
    std::array<core::process_ref, 64> members{};
    int marks = 0;
    int got = 0;

    core::duration time(double mean_ms) {
        return core::duration{static_cast<std::int64_t>(draws.exponential(mean_ms))};
    }
};

core::process customer(core::simulation&, town& here) {
    const core::hold server = co_await here.server.acquire();
    const core::duration service = here.time(800);
    co_await core::delay(service);
}

core::process source(core::simulation& sim, town& here) {
    for (int turn = 0; turn < endless; ++turn) {
        const core::duration gap = here.time(1000);
        co_await core::delay(gap);
        sim.start(customer(sim, here));
    }
}

// The yard runs full and empty in turn: either of the two waits for the other.
core::process producer(core::simulation&, town& here) {
    for (int turn = 0; turn < endless; ++turn) {
        const core::duration pause = here.time(500);
        co_await core::delay(pause);
        co_await here.yard.put(turn);
    }
}

core::process consumer(core::simulation&, town& here) {
    for (int turn = 0; turn < endless; ++turn) {
        const int number = co_await here.yard.get();
        const core::duration pause = here.time(500);
        co_await core::delay(pause);
        here.got += number == turn ? 1 : 0;
    }
}

core::process large(core::simulation&, town& here) {
    std::array<char, 5'000> chart{};
    chart.fill('x');
    const core::duration time = here.time(100);
    co_await core::delay(time);
    here.marks += chart[4'999] == 'x' ? 1 : 0;
}

core::process member(core::simulation& sim, town& here) {
    for (int turn = 0; turn < endless; ++turn) {
        const core::duration time = here.time(5000);
        const std::int64_t way = here.draws.below(4);
        if (way == 0)
            co_await here.bell.wait_for(time);
        else if (way == 1)
            co_await core::any_of(here.bell, time);
        else
            co_await core::delay(time);
        const std::optional<core::hold> berth = co_await here.berths.try_acquire_for(time / 8);
        co_await core::delay(time / 8);
        if (way == 3)
            co_await core::join(sim.start(large(sim, here)));
    }
}

// One in ten times a member is cancelled and another takes its place; else it is interrupted or
// moved.
core::process warden(core::simulation& sim, town& here) {
    for (int turn = 0; turn < endless; ++turn) {
        const core::duration pause = here.time(300);
        co_await core::delay(pause);
        core::process_ref& one = here.members[static_cast<std::size_t>(here.draws.below(64))];
        const std::int64_t choice = here.draws.below(10);
        if (choice == 0) {
            sim.cancel(one);
            one = sim.start(member(sim, here));
        } else if (choice < 5) {
            sim.interrupt(one);
        } else if (choice < 8) {
            sim.reschedule(one, sim.now() + pause);
        } else {
            here.bell.notify_all();
        }
    }
}

void populate(core::simulation& sim, town& here) {
    sim.start(source(sim, here));
    sim.start(producer(sim, here));
    sim.start(consumer(sim, here));
    sim.start(warden(sim, here));
    for (core::process_ref& one : here.members)
        one = sim.start(member(sim, here));
}

}  // namespace

TEST_CASE("A steady state allocates nothing", "[core][memory]") {
    core::simulation sim;
    town here(sim);
    populate(sim, here);
    sim.run_until(core::at(24h));
    const std::uint64_t events = sim.events();
    const std::uint64_t before = allocations;
    sim.run_until(core::at(48h));
    CHECK(allocations == before);
    CHECK(before > 0);
    CHECK(here.marks > 10'000);
    CHECK(here.got > 100'000);
    CHECK(sim.events() - events > 1'000'000);
}
