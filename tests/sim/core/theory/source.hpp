// Draws of one law from one long stream, as simulated times. One unit of the formulas is a million
// milliseconds, so that whole milliseconds do not show in any figure.
#pragma once

#include <cstdint>
#include <string_view>

#include "sim/core/elementary.hpp"
#include "sim/core/laws.hpp"
#include "sim/core/random.hpp"
#include "sim/core/time.hpp"
#include "tests/oracles/queueing.hpp"

namespace corridor::tests::theory {

constexpr core::duration unit{1'000'000};

inline double in_units(core::duration time) {
    return static_cast<double>(time.count()) / static_cast<double>(unit.count());
}

inline core::duration from_units(double time) {
    return core::duration{
        static_cast<std::int64_t>(time * static_cast<double>(unit.count()) + 0.5)};
}

/// A law of times, with the moments by which the formulas know it.
struct law {
    enum class shape : std::uint8_t { constant, exponential, erlang, lognormal, hyperexponential };
    shape form = shape::exponential;
    oracles::moments has;
    int stages = 1;  // of erlang
};

inline law constant(double mean) { return {law::shape::constant, {mean, 0.0}}; }
inline law exponential(double mean) { return {law::shape::exponential, {mean, 1.0}}; }
inline law erlang(int stages, double mean) {
    return {law::shape::erlang, {mean, 1.0 / stages}, stages};
}
inline law lognormal(double mean, double cv) { return {law::shape::lognormal, {mean, cv * cv}}; }
/// A mixture of two exponentials with equal shares of the mean; scv > 1.
inline law hyperexponential(double mean, double scv) {
    return {law::shape::hyperexponential, {mean, scv}};
}

class source {
public:
    source(core::seeds seed, std::string_view what, law of, std::uint64_t entity = 0)
        : draws_(seed, core::decides(what), entity), of_(of) {}

    core::duration next() { return from_units(draw()); }

private:
    double draw() {
        const double mean = of_.has.mean;
        switch (of_.form) {
            case law::shape::constant:
                return mean;
            case law::shape::exponential:
                return draws_.exponential(mean);
            case law::shape::erlang:
                return core::gamma_law::erlang(of_.stages, mean)(draws_);
            case law::shape::lognormal:
                return draws_.lognormal(mean, core::sqrt(of_.has.scv));
            case law::shape::hyperexponential:
                return hyperexponential_draw();
        }
        return mean;
    }

    // Each branch has half of the mean: p m1 = (1 - p) m2 = m / 2.
    double hyperexponential_draw() {
        const double spread = core::sqrt((of_.has.scv - 1.0) / (of_.has.scv + 1.0));
        const double u = draws_.uniform();
        const double share = 0.5 * (u < 0.5 * (1.0 + spread) ? 1.0 + spread : 1.0 - spread);
        return draws_.exponential(0.5 * of_.has.mean / share);
    }

    core::long_stream draws_;
    law of_;
};

}  // namespace corridor::tests::theory
