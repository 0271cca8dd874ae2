// The table of models/rail/README.md: what lines carry by compression and by simulation. Takes
// some seconds.
#include "models/rail/capacity.hpp"

#include <chrono>
#include <cstdio>

#include "models/units.hpp"
#include "tests/models/rail/lines.hpp"

using namespace corridor;
using namespace std::chrono_literals;

namespace {

void print(const char* name, const models::line_params& set, const models::line_traffic& traffic,
           const models::capacity_search& how) {
    const double own =
        models::pairs_at_full_occupancy(set, traffic, how, models::following_pace::own);
    const double held_up =
        models::pairs_at_full_occupancy(set, traffic, how, models::following_pace::of_slower);
    const double saturated = models::saturation(set, traffic, how);
    const double practical = models::practical_capacity(set, traffic, how);
    std::printf("| %s | %.1f | %.1f | %.1f | %.2f | %.1f | %.2f |\n", name, own, held_up, saturated,
                saturated / held_up, practical, practical / own);
    std::fflush(stdout);
}

}  // namespace

int main() {
    const models::capacity_search how;
    models::capacity_search long_line;  // thirteen hours without a stop, one possession on the way
    long_line.accepted_delay = 4h;
    const models::line_traffic same = tests::only_freight();
    models::train_params no_priority = tests::freight;
    no_priority.handicap = {};
    const models::line_traffic mixed{{{no_priority, 1}, {tests::passenger, 1}}, 0, 1};
    const models::line_traffic ranked{{{tests::freight, 1}, {tests::passenger, 1}}, 0, 1};
    std::printf(
        "| line | compressed | held up | saturation | / held up | practical | occupancy |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n");
    print("one track, 32 equal sections", tests::line_of(32, 26, 0), same, how);
    print("one track, 32 unequal sections", tests::line_of(32, 26, 0.5), same, how);
    print("two tracks, one speed", tests::line_of(32, 26, 0, 2), same, how);
    print("two tracks, two speeds, no priority", tests::line_of(32, 26, 0, 2), mixed, how);
    print("two tracks, two speeds, fast first", tests::line_of(32, 26, 0, 2), ranked, how);
    print("Altynkol-Zhetygen before", tests::altynkol_zhetygen(false),
          tests::with_two_passenger_pairs(18), how);
    print("Altynkol-Zhetygen developed", tests::altynkol_zhetygen(true),
          tests::with_two_passenger_pairs(33), how);
    print("Dostyk-Moyinty, one track", tests::dostyk_moyinty(1),
          tests::with_two_passenger_pairs(12), long_line);
    print("Dostyk-Moyinty, two tracks, 10 min", tests::dostyk_moyinty(2),
          tests::with_two_passenger_pairs(60), long_line);
    print("Dostyk-Moyinty, two tracks, 20 min", tests::dostyk_moyinty(2, 20min),
          tests::with_two_passenger_pairs(60), long_line);
}
