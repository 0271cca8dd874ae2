// Quantities that add and compare only with their own kind. Rounding happens in the named
// conversions below and nowhere else.
#pragma once

#include <compare>
#include <cstdint>

#include "sim/core/time.hpp"

namespace corridor::models {

/// A number with a kind: `km{20} + km{3}` compiles, `km{20} + teu{3}` does not.
template <class Kind, class Rep>
struct quantity {
    Rep count{};

    friend constexpr auto operator<=>(const quantity&, const quantity&) = default;
    friend constexpr quantity operator+(quantity a, quantity b) { return {a.count + b.count}; }
    friend constexpr quantity operator-(quantity a, quantity b) { return {a.count - b.count}; }
    constexpr quantity& operator+=(quantity other) {
        count += other.count;
        return *this;
    }
    constexpr quantity& operator-=(quantity other) {
        count -= other.count;
        return *this;
    }
};

using teu = quantity<struct teu_kind, std::int64_t>;  ///< twenty-foot equivalent units
using kilograms = quantity<struct kilograms_kind, std::int64_t>;
using km = quantity<struct km_kind, double>;
using km_per_h = quantity<struct km_per_h_kind, double>;
using usd = quantity<struct usd_kind, double>;
using kg_co2 = quantity<struct kg_co2_kind, double>;  ///< CO2 equivalents

/// To the nearest whole number, halves away from zero: what std::llround gives, without a call into
/// the C library for each train in each section. Precondition: less than 2^52 from zero.
constexpr std::int64_t rounded(double number) {
    const auto whole = static_cast<std::int64_t>(number);
    const double rest = number - static_cast<double>(whole);  // exact
    return whole + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0);
}

constexpr double km_per_nautical_mile = 1.852;  // exact, by definition

constexpr double tonnes(kilograms mass) { return static_cast<double>(mass.count) / 1000.0; }

inline kilograms from_tonnes(double mass_t) { return {rounded(mass_t * 1000.0)}; }

/// Rounded to the nearest millisecond. Precondition: speed > 0.
inline core::duration travel_time(km length, km_per_h speed) {
    return core::duration{rounded(length.count / speed.count * 3'600'000.0)};
}

inline core::duration from_hours(double hours) {
    return core::duration{rounded(hours * 3'600'000.0)};
}

constexpr double hours(core::duration span) {
    return static_cast<double>(span.count()) / 3'600'000.0;
}

}  // namespace corridor::models
