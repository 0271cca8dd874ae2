#include "sim/core/ziggurat.hpp"

namespace corridor::core {
namespace {

using function = double (*)(double);

// `edge` is the one for which the layers above the base, each of `area`, end at height 1. With more
// digits than a double has: tests/oracles/ziggurat_edges.py.
constexpr ziggurat built(double edge, double area, function density, function inverse) {
    constexpr double places = 0x1p53;
    const auto layer = [&](double width, double next) {
        return ziggurat::layer{static_cast<std::uint64_t>(next / width * places), width / places};
    };
    ziggurat out{};
    out.edge = edge;
    out.layers[0] = layer(area / density(edge), edge);
    out.heights[1] = density(edge);
    double width = edge;
    for (std::size_t i = 1; i < 255; ++i) {
        out.heights[i + 1] = out.heights[i] + area / width;
        const double next = inverse(out.heights[i + 1]);
        out.layers[i] = layer(width, next);
        width = next;
    }
    out.layers[255] = layer(width, 0.0);
    out.heights[256] = 1.0;
    return out;
}

constexpr double exponential_density(double x) { return core::exp(-x); }
constexpr double exponential_inverse(double y) { return -core::log(y); }
constexpr double normal_density(double x) { return core::exp(-0.5 * x * x); }
constexpr double normal_inverse(double y) {  // sqrt(-2 log y), by what can run at compile time
    return core::exp(0.5 * core::log(-2.0 * core::log(y)));
}

}  // namespace

constexpr ziggurat exponential_layers =
    built(7.697117470131049714, 3.949659822581557220e-3, exponential_density, exponential_inverse);
constexpr ziggurat normal_layers =
    built(3.654152885361008772, 4.928673233974655347e-3, normal_density, normal_inverse);

}  // namespace corridor::core
