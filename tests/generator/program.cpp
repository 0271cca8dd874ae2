// Prints the random corridor of a seed, as a scenario that `corridor run` takes.
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "tests/generator/random_corridor.hpp"

int main(int count, char** words) {
    using corridor::tests::offering;
    std::uint64_t seed = 0;
    bool good = count == 2 || count == 3;
    if (good) {
        const std::string_view text = words[1];
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
        good = error == std::errc() && end == text.data() + text.size();
    }
    offering demand = offering::steady;
    if (good && count == 3) {
        const std::string_view said = words[2];
        good = said == "steady" || said == "threefold" || said == "ending";
        demand = said == "threefold" ? offering::threefold
                 : said == "ending"  ? offering::ending
                                     : offering::steady;
    }
    if (!good) {
        std::fputs("usage: random_corridor SEED [steady|threefold|ending] > FILE.toml\n", stderr);
        return 2;
    }
    std::fputs(corridor::tests::random_corridor(seed, demand).c_str(), stdout);
    return 0;
}
