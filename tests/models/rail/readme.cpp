// The example of models/rail/README.md, word for word.
#include <catch2/catch.hpp>

#include "models/rail/capacity.hpp"

using namespace corridor;
using namespace std::chrono_literals;
using namespace corridor::models;

namespace {

struct answer {
    double saturated, practical;
};

answer ask_a_line() {
    line_params set;
    set.sections.assign(10, {km{26}, 1, km_per_h{80}, 1.0, {}});  // one track
    set.stations.assign(9, {2, 1});                               // two tracks, one of them long
    set.possession = {8h, 10h};
    const train_params freight{km_per_h{60}};
    const line_traffic traffic{{{freight, 1}}, 0.03, 1};  // comes when it is ready

    capacity_search how;
    how.accepted_delay = 2h;
    return {saturation(set, traffic, how), practical_capacity(set, traffic, how)};
}

}  // namespace

TEST_CASE("the example of the README does what it says", "[long]") {
    const answer pairs_a_day = ask_a_line();
    CHECK(pairs_a_day.saturated == Approx(25.0).epsilon(0.05));
    CHECK(pairs_a_day.practical == Approx(15.0).epsilon(0.1));
}
