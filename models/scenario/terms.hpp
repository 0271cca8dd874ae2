// What all parts of a scenario speak of: indices, days, directions, times that spread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "models/units.hpp"
#include "sim/core/time.hpp"

namespace corridor::models {

// Strong indices into the vectors of `scenario`.
enum class place_id : std::uint32_t {};
enum class leg_id : std::uint32_t {};
enum class service_id : std::uint32_t {};
enum class flow_id : std::uint32_t {};
enum class way_id : std::uint32_t {};
enum class rival_id : std::uint32_t {};
enum class sea_id : std::uint32_t {};
enum class country_id : std::uint32_t {};
enum class stage_id : std::uint32_t {};
enum class traction_id : std::uint32_t {};

template <class Id>
constexpr std::size_t index_of(Id id) {
    return static_cast<std::size_t>(id);
}

/// A calendar day, counted from 1970-01-01.
struct date {
    std::int32_t days = 0;
    // NOLINTNEXTLINE(modernize-use-nullptr): it takes the zero that <=> compares with for a pointer
    friend constexpr auto operator<=>(const date&, const date&) = default;
};

enum class direction : std::uint8_t { westbound, eastbound };
constexpr std::size_t directions = 2;
constexpr direction opposite(direction heading) {
    return heading == direction::westbound ? direction::eastbound : direction::westbound;
}

/// Twelve weights or shares, January first.
using by_month = std::array<double, 12>;
/// Of the hours of a local day, midnight first.
using by_hour = std::array<double, 24>;

/// A positive random time: mean and coefficient of variation of a lognormal; cv 0 is constant.
struct spread_time {
    core::duration mean{};
    double cv = 0;
};

}  // namespace corridor::models
