// The shortest way over the Earth between two places: no leg may be shorter.
#pragma once

namespace corridor::configs {

/// Kilometres on a sphere of the Earth's mean radius, 6371.0088 km (IUGG), by the haversine
/// formula; up to 0.6 % off the ellipsoid. Arguments in degrees north and east.
double great_circle_km(double latitude_a, double longitude_a, double latitude_b,
                       double longitude_b);

}  // namespace corridor::configs
