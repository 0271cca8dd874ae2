// All systems, long runs, and the table of what came out: how near the means are to the exact
// values, and from which run length on the intervals hold them as often as they promise.
#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/core.h>

#include "tests/sim/core/theory/systems.hpp"

namespace corridor::tests::theory {
namespace {

std::vector<experiment> all_systems() {
    std::vector<experiment> all;
    for (const auto& family :
         {multi_server_queues, queues_with_losses, general_services, priority_queues,
          absent_servers, polling_systems, open_networks, closed_networks})
        std::ranges::copy(family(), std::back_inserter(all));
    return all;
}

void print_head(const plan& how) {
    fmt::print(
        "\n{} runs of each system; errors: standard errors of the mean over all runs from "
        "the exact value;\nthen the percentage of 95 % intervals that hold it, by "
        "observations in a run; and the length from which\non it is at most two points short\n\n",
        how.runs);
    fmt::print("| system | figure | exact | mean | errors |");
    for (const std::size_t length : how.lengths)
        fmt::print(" {} |", length);
    fmt::print(" from |\n| --- | --- | --: | --: | --: |");
    for (std::size_t i = 0; i <= how.lengths.size(); ++i)
        fmt::print(" --: |");
    fmt::print("\n");
}

void print(const experiment& what, const plan& how, const std::vector<verdict>& verdicts) {
    for (std::size_t f = 0; f < verdicts.size(); ++f) {
        const figure& of = what.figures[f];
        const verdict& found = verdicts[f];
        fmt::print("| {} | {} | {:.6f} | {:.6f} | {:+.1f} |", what.name, of.name, of.exact,
                   found.means.mean(), (found.means.mean() - of.exact) / found.mean_error());
        for (std::size_t i = 0; i < how.lengths.size(); ++i)
            fmt::print(" {:.1f} |", 100.0 * found.coverage(i));
        const std::size_t from = found.settled_from(how);
        fmt::print(" {} |\n", from > 0 ? fmt::format("{}", from) : "-");
    }
    std::fflush(stdout);
}

}  // namespace

TEST_CASE("Long runs agree with the exact values as often as their intervals promise",
          "[core][theory][.nightly]") {
    const plan how{400, {1'000, 2'000, 5'000, 10'000, 20'000, 50'000, 100'000}};
    print_head(how);
    for (const experiment& each : all_systems()) {
        const std::vector<verdict> verdicts = judge(each, how);
        print(each, how, verdicts);
        check(each, how, verdicts);
    }
}

}  // namespace corridor::tests::theory
