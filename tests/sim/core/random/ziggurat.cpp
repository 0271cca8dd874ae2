// The layers of the two ziggurats against edges that were solved apart, with 50 digits.
#include "sim/core/ziggurat.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/random.hpp"
#include "tests/project_files.hpp"
#include "tests/sim/core/random/goodness.hpp"

using namespace corridor;

namespace {

struct solved {
    long double area = 0;
    std::vector<long double> width;  // [layer] from 1; [0] is the base's, as wide as its area asks
};

struct law {
    std::string name;
    const core::ziggurat& ours;
    solved exact;
    std::function<long double(long double)> density;
    std::function<double(double)> beyond;  // the chance of a draw, or of its size, above x
};

solved solved_of(std::size_t column) {
    const auto text = tests::text_of_file("tests/sim/core/random/ziggurat_edges.txt");
    REQUIRE(text.has_value());
    std::istringstream lines(*text);
    while (lines.peek() == '#')
        lines.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    solved out;
    std::array<long double, 2> row{};
    const auto next = [&] {
        lines >> row[0] >> row[1];
        return row[column];
    };
    out.area = next();
    out.width.resize(256);
    for (std::size_t i = 1; i < 256; ++i)
        out.width[i] = next();
    REQUIRE(lines);
    return out;
}

std::vector<law> both() {
    std::vector<law> laws = {
        {"exponential", core::exponential_layers, solved_of(0),
         [](long double x) { return std::exp(-x); }, [](double x) { return std::exp(-x); }},
        {"normal", core::normal_layers, solved_of(1),
         [](long double x) { return std::exp(-0.5L * x * x); },
         [](double x) { return 2.0 * tests::normal_cdf(-x); }}};
    for (law& each : laws)
        each.exact.width[0] = each.exact.area / each.density(each.exact.width[1]);
    return laws;
}

bool is_near(long double ours, long double right, long double relative) {
    return std::fabs(ours - right) <= relative * std::fabs(right);
}

// Edges of cells: each layer's outline, and the middle between neighbours.
std::vector<double> cells_of(const law& each) {
    std::vector<double> edges = {0.0};
    for (std::size_t i = 255; i >= 1; --i) {
        const auto outer = static_cast<double>(each.exact.width[i]);
        edges.push_back(0.5 * (edges.back() + outer));
        edges.push_back(outer);
    }
    return edges;
}

}  // namespace

TEST_CASE("The layers of a ziggurat have equal areas and end at height 1", "[core][random]") {
    for (const law& each : both()) {
        INFO(each.name);
        const core::ziggurat& ours = each.ours;
        const std::vector<long double>& width = each.exact.width;
        CHECK(ours.edge == static_cast<double>(width[1]));
        CHECK(ours.heights[0] == 0.0);
        CHECK(ours.heights[256] == 1.0);
        for (std::size_t i = 0; i < 256; ++i) {
            INFO("layer " << i);
            const long double wide = ours.layers[i].step * 0x1p53L;
            CHECK(is_near(wide, width[i], 1e-13L));
            const long double next = i < 255 ? width[i + 1] : 0.0L;
            const long double inside = ours.layers[i].inside * 0x1p-53L * width[i];
            CHECK(std::fabs(inside - next) <= 1e-13L * width[i]);
            const long double height =
                i == 0 ? each.density(width[1]) : ours.heights[i + 1] - ours.heights[i];
            CHECK(is_near(height * wide, each.exact.area, 2e-13L));
        }
    }
}

TEST_CASE("What a ziggurat accepts at once is under the density", "[core][random]") {
    // And that is as much as sim/core/random.hpp says.
    for (const law& each : both()) {
        INFO(each.name);
        long double at_once = 0.0L;
        for (std::size_t i = 0; i < 256; ++i) {
            const core::ziggurat::layer& layer = each.ours.layers[i];
            at_once += layer.inside * 0x1p-53L / 256.0L;
            const long double top = i < 255 ? each.ours.heights[i + 1] : 1.0L;
            const std::uint64_t last_inside = layer.inside > 0 ? layer.inside - 1 : 0;
            const long double last = static_cast<long double>(last_inside) * layer.step;
            CHECK(each.density(last) >= (i == 0 ? each.density(each.ours.edge) : top) - 1e-15L);
        }
        CHECK(std::fabs(at_once - (each.name == "normal" ? 0.985L : 0.978L)) < 0.0005L);
    }
}

TEST_CASE("The draws of a ziggurat have the density's share in each half of each layer's wedge",
          "[core][random]") {
    // 20 million draws: accepting every point of the wedges, 1 % of all, would show.
    constexpr int count = 20 * tests::million;
    for (const law& each : both()) {
        core::long_stream from({77, 0}, core::decides("wedges"), core::decides(each.name));
        const std::vector<double> edges = cells_of(each);
        std::vector<std::int64_t> seen(edges.size());
        const bool is_normal = each.name == "normal";
        for (int i = 0; i < count; ++i) {
            const double x = is_normal ? std::fabs(from.normal()) : from.exponential(1.0);
            const auto above = std::upper_bound(edges.begin(), edges.end(), x);
            ++seen[static_cast<std::size_t>(above - edges.begin()) - 1];
        }
        std::vector<double> share;
        for (std::size_t i = 0; i < edges.size(); ++i)
            share.push_back(each.beyond(edges[i]) -
                            (i + 1 < edges.size() ? each.beyond(edges[i + 1]) : 0.0));
        INFO(each.name << ", seed 77");
        CHECK(tests::p_of_counts(seen, share) > tests::least_p);
    }
}

TEST_CASE("Layer, sign and place of a draw are bits of their own", "[core][random]") {
    // The same place and layer with the other sign; the same layer and sign with the next place.
    struct one {
        std::uint64_t word;
        std::uint64_t bits() const { return word; }
    };
    const std::uint64_t word = (std::uint64_t{1} << 60U) | 17U;
    one plain{word};
    one other_sign{word | 256U};
    one other_place{word | (std::uint64_t{1} << 40U)};
    const double z = core::standard_normal(plain);
    CHECK(z > 0.0);
    CHECK(core::standard_normal(other_sign) == -z);
    CHECK(core::standard_normal(other_place) - z ==
          Approx(0x1p29 * core::normal_layers.layers[17].step));
}
