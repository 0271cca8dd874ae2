// The pending event set against a std::set: any events in any order of calls come out alike.
#include "sim/core/event_set.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/random.hpp"

using namespace corridor;

namespace {

struct pending {
    core::time_point time;
    std::uint64_t order;
    std::uint64_t number;
};
bool before(const pending& a, const pending& b) {
    return a.time != b.time ? a.time < b.time : a.order < b.order;
}
struct earlier {
    bool operator()(const pending& a, const pending& b) const { return before(a, b); }
};

constexpr core::time_point start{};
constexpr core::time_point end_of_time = core::never - core::duration{1};

enum class increments { exponential, uniform, bimodal, bursty, heavy, far, same, backwards };

/// How far ahead the next event lies.
std::int64_t draw(increments kind, core::stream& draws) {
    const double u = draws.uniform();
    switch (kind) {
        case increments::exponential:
            return static_cast<std::int64_t>(draws.exponential(1e6));
        case increments::uniform:
            return static_cast<std::int64_t>(u * 2e6);
        case increments::bimodal: {
            const double within = draws.uniform();
            return static_cast<std::int64_t>(within * (u < 0.9 ? 6e4 : 1e9));
        }
        case increments::bursty:
            return u < 0.1 ? 0 : 60'000 * static_cast<std::int64_t>(u * 50);
        case increments::heavy:
            return static_cast<std::int64_t>(1e3 / (1e-9 + u * u));
        case increments::far: {
            const double bits = draws.uniform();
            return u < 0.5 ? std::int64_t{1} << static_cast<int>(62 * bits)
                           : static_cast<std::int64_t>(bits * 100);
        }
        case increments::same:
            return 0;
        case increments::backwards:  // for a first filling only
            return static_cast<std::int64_t>(draws.exponential(1.0));
    }
    return 0;
}

core::time_point later(core::time_point now, std::int64_t by) {
    return end_of_time - now < core::duration{by} ? end_of_time : now + core::duration{by};
}

/// The set under test and a model of it that is easy to believe.
struct pair_of_sets {
    core::basic_event_set<pending> tested;
    std::set<pending, earlier> model;
    std::uint64_t sequence = 0;

    pending next(core::time_point time, std::uint64_t priority = 0) {
        ++sequence;
        return {time, priority << 48U | sequence, sequence};
    }
    void push(const pending& added) {
        tested.push(added);
        model.insert(added);
    }
    /// Takes the first of both; none when they differ.
    std::optional<pending> take() {
        const pending first = tested.take();
        const pending expected = *model.begin();
        model.erase(model.begin());
        if (first.number != expected.number || first.time != expected.time ||
            tested.size() != model.size())
            return std::nullopt;
        return first;
    }
    bool drain() {
        while (!model.empty())
            if (!take())
                return false;
        return tested.empty();
    }
};

std::uint64_t below(core::stream& draws, std::uint64_t count) {
    return static_cast<std::uint64_t>(draws.uniform() * static_cast<double>(count));
}

const std::vector<increments> all_kinds = {
    increments::exponential, increments::uniform, increments::bimodal, increments::bursty,
    increments::heavy,       increments::far,     increments::same};

/// One of: push, also before the first event; take; ask; sweep. False when the sets differ.
bool one_call(pair_of_sets& sets, increments kind, core::time_point& now, core::stream& draws,
              std::uint64_t population) {
    const std::uint64_t what = below(draws, 1000);
    if (what == 0) {
        const std::uint64_t divisor = 2 + below(draws, 3);
        const auto is_valid = [&](const pending& e) { return e.number % divisor != 0; };
        sets.tested.keep_only(is_valid);
        std::erase_if(sets.model, [&](const pending& e) { return !is_valid(e); });
        return sets.tested.size() == sets.model.size();
    }
    const std::int64_t ahead = draw(kind, draws);
    const std::uint64_t priority = below(draws, 10) == 0 ? below(draws, 65'536) : 32'768;
    const pending candidate = sets.next(later(now, ahead), priority);
    if (what < 100)
        return sets.tested.would_be_first(candidate) ==
               (sets.model.empty() || before(candidate, *sets.model.begin()));
    if (!sets.model.empty() && what < 200)
        return sets.tested.first().number == sets.model.begin()->number;
    if (!sets.model.empty() && what < 250)
        return sets.tested.first_is_after(candidate.time) ==
               (sets.model.begin()->time > candidate.time);
    const bool should_grow = sets.model.size() < population;
    if (sets.model.empty() || what < (should_grow ? 650U : 610U)) {
        sets.push(candidate);
        return true;
    }
    const std::optional<pending> taken = sets.take();
    if (taken)
        now = taken->time;
    return taken.has_value();
}

}  // namespace

TEST_CASE("Any calls in any order give what a sorted set gives", "[core][event_set]") {
    for (const increments kind : all_kinds)
        for (const std::uint64_t population : {3U, 40U, 500U, 8'000U}) {
            const std::uint64_t seed = 100 * population + static_cast<std::uint64_t>(kind);
            CAPTURE(static_cast<int>(kind), population, seed);
            core::stream draws({seed, 0}, core::decides("calls"), 0);
            pair_of_sets sets;
            core::time_point now = start;
            bool agree = true;
            for (int i = 0; agree && i < 60'000; ++i)
                agree = one_call(sets, kind, now, draws, population);
            REQUIRE(agree);
            REQUIRE(sets.drain());
        }
}

TEST_CASE("A hundred thousand pending events come out in order", "[core][event_set]") {
    for (const increments kind : all_kinds) {
        CAPTURE(static_cast<int>(kind));
        core::stream draws({1, 0}, core::decides("hold"), static_cast<std::uint64_t>(kind));
        pair_of_sets sets;
        for (int i = 0; i < 100'000; ++i) {
            const std::uint64_t priority = below(draws, 3);
            sets.push(sets.next(later(start, draw(kind, draws)), priority));
        }
        bool agree = true;
        for (int i = 0; agree && i < 100'000; ++i) {
            const std::optional<pending> taken = sets.take();
            agree = taken.has_value();
            if (agree)
                sets.push(sets.next(later(taken->time, draw(kind, draws)), below(draws, 3)));
        }
        REQUIRE(agree);
        REQUIRE(sets.drain());
    }
}

TEST_CASE("Events pushed before all that the set has looked at come out first",
          "[core][event_set]") {
    // A host that runs up to an instant looks at what is later, and then starts processes now.
    core::stream draws({1, 0}, core::decides("host"), 0);
    pair_of_sets sets;
    const core::time_point next_year = core::at(std::chrono::hours{24 * 365});
    for (int i = 0; i < 20'000; ++i)
        sets.push(sets.next(next_year + core::duration{i % 700}));
    core::time_point now = start;
    for (int day = 0; day < 200; ++day, now += std::chrono::hours{24}) {
        REQUIRE(sets.tested.first().number == sets.model.begin()->number);
        for (int i = 0; i < 300; ++i)
            sets.push(sets.next(now + core::duration{draw(increments::heavy, draws) % 86'400'000}));
        while (!sets.tested.first_is_after(now + std::chrono::hours{20}))
            REQUIRE(sets.take());
    }
    REQUIRE(sets.drain());
}

TEST_CASE("Events scheduled backwards in time come out in order", "[core][event_set]") {
    pair_of_sets sets;
    for (std::int64_t i = 50'000; i > 0; --i)
        sets.push(sets.next(core::at(core::duration{i * i})));
    REQUIRE(sets.drain());
}

TEST_CASE("The last instants that an event can have are no exception", "[core][event_set]") {
    pair_of_sets sets;
    for (int i = 0; i < 1'000; ++i) {
        sets.push(sets.next(end_of_time - core::duration{i % 7}));
        sets.push(sets.next(start + core::duration{i % 5}));
        sets.push(sets.next(start - core::duration{i % 3}));
    }
    REQUIRE(sets.tested.first_is_after(start - core::duration{3}));
    REQUIRE_FALSE(sets.tested.first_is_after(end_of_time));
    REQUIRE(sets.drain());
}

TEST_CASE("An emptied set begins anew", "[core][event_set]") {
    pair_of_sets sets;
    for (int round = 0; round < 50; ++round) {
        for (int i = 0; i < 100 * round; ++i)
            sets.push(sets.next(core::at(core::duration{(i * 7'919) % 10'007})));
        REQUIRE(sets.drain());
    }
    sets.push(sets.next(start));
    sets.tested.keep_only([](const pending&) { return false; });
    REQUIRE(sets.tested.empty());
    REQUIRE(sets.tested.would_be_first(sets.next(end_of_time)));
}

TEST_CASE("Memory stays near the peak, and a steady state takes none", "[core][event_set]") {
    // Partly filled blocks of 32 events: at most one a bucket, 256 buckets a level, and a run of
    // these increments keeps some four levels in use.
    constexpr std::size_t peak = 200'000;
    constexpr std::size_t partly_filled = 4 * 256 * 32;
    for (const increments kind : all_kinds) {
        CAPTURE(static_cast<int>(kind));
        core::stream draws({3, 0}, core::decides("burst"), static_cast<std::uint64_t>(kind));
        core::basic_event_set<pending> set;
        CHECK(set.capacity() <= 64);
        std::uint64_t sequence = 0;
        const auto push = [&](core::time_point now) {
            const std::int64_t ahead = draw(kind, draws);
            set.push({later(now, ahead), ++sequence, 0});
        };
        for (int burst = 0; burst < 3; ++burst) {
            for (std::size_t i = 0; i < peak; ++i)
                push(start);
            CHECK(set.capacity() <= peak + partly_filled);
            while (!set.empty())
                set.take();
        }
        for (int i = 0; i < 1'000; ++i)
            push(start);
        const std::size_t before_it = set.capacity();
        for (int i = 0; i < 200'000; ++i)
            push(set.take().time);
        CHECK(set.capacity() == before_it);
    }
}
