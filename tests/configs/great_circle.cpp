#include "configs/checking/great_circle.hpp"

#include <catch2/catch.hpp>

using corridor::configs::great_circle_km;

TEST_CASE("A great circle is as long as its angle says", "[configs]") {
    // A degree of the equator or of a meridian is 6371.0088 km times pi / 180, that is 111.195 km.
    CHECK(great_circle_km(0, 10, 0, 11) == Approx(111.195).margin(0.001));
    CHECK(great_circle_km(10, 50, 11, 50) == Approx(111.195).margin(0.001));
    CHECK(great_circle_km(0, 179.5, 0, -179.5) == Approx(111.195).margin(0.001));
    // From pole to pole is half the circumference.
    CHECK(great_circle_km(90, 0, -90, 123) == Approx(20015.1).margin(0.1));
    CHECK(great_circle_km(43.6, 51.2, 43.6, 51.2) == 0);
    // Along latitude 60 the way over the top: 2 asin(cos 60 sin 45) is 41.41 degrees, 4604.5 km.
    CHECK(great_circle_km(60, 0, 60, 90) == Approx(4604.5).margin(0.2));
}
