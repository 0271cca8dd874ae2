#include "configs/checking/great_circle.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace corridor::configs {

double great_circle_km(double latitude_a, double longitude_a, double latitude_b,
                       double longitude_b) {
    constexpr double radius_km = 6371.0088;
    constexpr double radians = std::numbers::pi / 180;
    const double north = std::sin((latitude_b - latitude_a) * radians / 2);
    const double east = std::sin((longitude_b - longitude_a) * radians / 2);
    const double h = north * north +
                     std::cos(latitude_a * radians) * std::cos(latitude_b * radians) * east * east;
    return 2 * radius_km * std::asin(std::sqrt(std::min(1.0, h)));
}

}  // namespace corridor::configs
