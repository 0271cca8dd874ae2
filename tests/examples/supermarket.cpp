// A supermarket with two tills at load 0.8 that lines up its customers in three ways: one line for
// both tills (M/M/2), the shorter of two lines, or either line at random (M/M/1 each). Beside each
// mean wait stands the exact one; for the shorter line it is solved from the balance equations.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>

#include "sim/core/process.hpp"
#include "sim/core/random.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/statistics.hpp"

using namespace corridor;

namespace {

constexpr double paying_ms = 120'000;  // exponential, mean
constexpr double rate = 1.6;           // customers in that time

enum class layout : std::uint8_t { one_line, shorter_line, random_line };

struct shop {
    shop(core::simulation& sim, layout chosen)
        : tills{core::resource(sim, chosen == layout::one_line ? 2 : 1), core::resource(sim, 1)},
          lines(chosen) {}

    std::array<core::resource, 2> tills;  // of one_line, the first stands for both
    layout lines;
    core::stream gaps{{.seed = 7, .replication = 0}, core::decides("gap"), 0};
    core::stream payings{{.seed = 7, .replication = 0}, core::decides("paying"), 0};
    core::stream whims{{.seed = 7, .replication = 0}, core::decides("line"), 0};
    core::tally waits_ms;
};

core::duration drawn(core::stream& draws, double mean_ms) {
    return core::duration(std::llround(draws.exponential(mean_ms)));
}

int standing_at(const core::resource& till) { return till.in_use() + till.waiting(); }

core::resource& choose(shop& here) {
    if (here.lines == layout::one_line)
        return here.tills[0];
    const std::size_t either = here.whims.below(2) == 0 ? 0 : 1;
    const int first = standing_at(here.tills[0]);
    const int second = standing_at(here.tills[1]);
    if (here.lines == layout::random_line || first == second)
        return here.tills[either];
    return here.tills[first < second ? 0 : 1];
}

core::process customer(core::simulation& sim, shop& here) {
    const core::time_point came = sim.now();
    core::resource& chosen = choose(here);
    const core::hold till = co_await chosen.acquire();
    here.waits_ms.add(static_cast<double>((sim.now() - came).count()));
    co_await core::delay(drawn(here.payings, paying_ms));
}

core::process day(core::simulation& sim, shop& here) {
    int left = 2'000'000;
    while (left-- > 0) {
        co_await core::delay(drawn(here.gaps, paying_ms / rate));
        sim.start(customer(sim, here));
    }
}

double simulated(layout lines) {
    core::simulation sim;
    shop here(sim, lines);
    sim.start(day(sim, here));
    sim.run();
    return here.waits_ms.mean() / paying_ms;
}

// Mean wait when everybody joins the shorter line, in mean times at the till: the balance equations
// of (longer, shorter), by Gauss and Seidel. Nobody comes to a line of `most`: at load 0.8 that
// many are there with a chance of 1e-15.
double shorter_line_wait() {
    constexpr int most = 80;
    static double share[most + 2][most + 2] = {};
    for (int m = 0; m <= most; ++m)
        std::fill_n(share[m], m + 1, 1.0);
    for (int round = 0; round < 3000; ++round) {
        double total = 0.0;
        for (int m = 0; m <= most; ++m) {
            for (int n = 0; n <= m; ++n) {
                double in = 0.0;
                if (n > 0)  // an arrival at the shorter line
                    in += rate * share[m][n - 1];
                if (m > 0 && m - 1 == n)  // from equal lines: one becomes the longer
                    in += rate * share[n][n];
                in += m + 1 <= most ? share[m + 1][n] : 0.0;  // a departure from the longer
                if (n + 1 <= m)                               // or from the shorter
                    in += (n + 1 == m ? 2.0 : 1.0) * share[m][n + 1];
                const double out = (m == most && n == most ? 0.0 : rate) + (m > 0) + (n > 0);
                share[m][n] = in / out;
                total += share[m][n];
            }
        }
        for (auto& row : share)
            for (double& p : row)
                p /= total;
    }
    double waiting = 0.0;
    for (int m = 0; m <= most; ++m)
        for (int n = 0; n <= m; ++n)
            waiting += share[m][n] * (std::max(m - 1, 0) + std::max(n - 1, 0));
    return waiting / rate;  // Little
}

bool compare(const char* name, layout lines, double exact) {
    const double mean = simulated(lines);
    std::printf("%-14s mean wait %.3f, exact %.3f times at the till\n", name, mean, exact);
    return std::fabs(mean / exact - 1.0) < 0.05;
}

}  // namespace

int main() {
    const double load = rate / 2.0;
    const bool one = compare("one line", layout::one_line, load * load / (1.0 - load * load));
    const bool shorter = compare("shorter line", layout::shorter_line, shorter_line_wait());
    const bool random = compare("random line", layout::random_line, load / (1.0 - load));
    return one && shorter && random ? 0 : 1;
}
