#include <functional>
#include <vector>

#include "sim/core/laws.hpp"
#include "sim/core/random.hpp"
#include "tests/golden/golden.hpp"

namespace corridor::golden {
namespace {

struct sampler {
    const char* name;  // of its stream, too
    std::function<void(core::stream& from, digest& into)> draw;
};

template <class Law>
auto of(Law law) {
    return [law](core::stream& from, digest& into) { into.add(law(from)); };
}

// One line a draw and its parameters.
std::vector<sampler> all_samplers() {
    return {
        {"bits", [](core::stream& s, digest& d) { d.add(s.bits()); }},
        {"uniform", [](core::stream& s, digest& d) { d.add(s.uniform()); }},
        {"chance", [](core::stream& s, digest& d) { d.add(s.chance(0.3)); }},
        {"exponential", [](core::stream& s, digest& d) { d.add(s.exponential(3.7)); }},
        {"normal", [](core::stream& s, digest& d) { d.add(s.normal()); }},
        {"lognormal", [](core::stream& s, digest& d) { d.add(s.lognormal(2.5, 3.0)); }},
        {"below 6", [](core::stream& s, digest& d) { d.add(s.below(6)); }},
        {"below much", [](core::stream& s, digest& d) { d.add(s.below(std::int64_t{3} << 61)); }},
        {"lognormal law", of(core::lognormal_law(2.5, 0.1))},
        {"triangular", of(core::triangular_law(1.0, 2.0, 7.0))},
        {"weibull, wear", of(core::weibull_law(1'000.0, 2.2))},
        {"weibull, teething", of(core::weibull_law(1'000.0, 0.6))},
        {"gamma", of(core::gamma_law(4.0, 0.7))},
        {"gamma, shape below 1", of(core::gamma_law(4.0, 1.9))},
        {"erlang", of(core::gamma_law::erlang(3, 5.0))},
        {"poisson", of(core::poisson_law(2.5))},
        {"choice", of(core::choice_law({1.0, 0.0, 2.5, 0.7}))},
        {"alias", of(core::alias_table({1.0, 0.0, 2.5, 0.7}))},
    };
}

}  // namespace

std::uint64_t samplers() {
    digest all;
    for (const sampler& each : all_samplers()) {
        core::stream draws({2026, 1}, core::decides(each.name), 1);
        for (int i = 0; i < 4'000; ++i)
            each.draw(draws, all);
        all.add(draws.bits());  // as many bits were used
    }
    core::long_stream ahead({2026, 1}, core::decides("ahead"), 1);
    for (int i = 0; i < 4'000; ++i) {
        all.add(ahead.exponential(3.7));
        all.add(ahead.normal());
    }
    return all.value();
}

}  // namespace corridor::golden
