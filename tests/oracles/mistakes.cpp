// The interpreter with one wrong rule: programs must find it, and a small one must show it.
#include <algorithm>
#include <cstdint>

#include <catch2/catch.hpp>

#include "tests/oracles/agreement.hpp"
#include "tests/oracles/random_program.hpp"
#include "tests/oracles/shrink.hpp"

using namespace corridor::oracles;

TEST_CASE("Programs find each mistake of the interpreter, and shrink", "[oracles]") {
    const auto which = GENERATE(range(1, static_cast<int>(mistake::last)));
    const auto made = static_cast<mistake>(which);
    INFO("mistake " << which);
    int found = 0;
    std::size_t shortest = 1000;
    for (std::uint64_t seed = 1; found < 3 && seed <= 30'000; ++seed) {
        const program told = random_program(seed);
        if (agree(told, made))
            continue;
        ++found;
        const program smallest = shrink(told, [&](const program& p) { return !agree(p, made); });
        CHECK_FALSE(agree(smallest, made));
        CHECK(agree(smallest));
        CHECK(length(smallest) <= length(told));
        shortest = std::min(shortest, length(smallest));
    }
    CHECK(found >= 1);
    CHECK(shortest <= 12);
}

TEST_CASE("A failing program is told as text, with its seed", "[oracles]") {
    // Newest first: two who wait for one unit are enough, and somebody who has it.
    std::uint64_t seed = 1;
    while (agree(random_program(seed), mistake::newest_first))
        ++seed;
    const std::string told = explain(seed, random_program(seed), mistake::newest_first);
    CHECK_THAT(told, Catch::StartsWith("seed " + std::to_string(seed) + "\n"));
    CHECK_THAT(told, Catch::Contains("interpreter: ") && Catch::Contains("tuned core: "));
    CHECK(std::count(told.begin(), told.end(), '\n') <= 30);
}
