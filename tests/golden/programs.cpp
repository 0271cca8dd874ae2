#include "tests/golden/golden.hpp"
#include "tests/oracles/core_run/run.hpp"
#include "tests/oracles/random_program.hpp"

namespace corridor::golden {

std::uint64_t programs() {
    digest all;
    for (std::uint64_t seed = 1; seed <= 1'000; ++seed) {
        const oracles::record done = oracles::run_on_core(oracles::random_program(seed));
        all.add(done.event_count);
        all.add(done.event_hash);
        for (const oracles::line& each : done.lines) {
            all.add(each.ms);
            all.add(each.process);
            all.add(each.step);
            all.add(static_cast<int>(each.how));
            all.add(each.detail);
        }
    }
    return all.value();
}

}  // namespace corridor::golden
