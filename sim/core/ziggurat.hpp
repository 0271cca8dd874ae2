// Standard exponential and normal draws without a logarithm: the area under the density is covered
// by 256 layers of equal area, and a point of a layer drawn at random is nearly always under the
// density for sure. Marsaglia and Tsang, The ziggurat method for generating random variables
// (2000), with 53 bits for the place in the layer, and layer, sign and place from different bits
// (Doornik, An improved ziggurat method, 2005). The tails are exact.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "sim/core/elementary.hpp"

namespace corridor::core {

/// 64 random bits as a number in (0, 1): the middles of 2^52 cells, never 0 or 1.
constexpr double unit(std::uint64_t bits) {
    return (static_cast<double>(bits >> 12U) + 0.5) * 0x1p-52;
}

/// The layers under a density that falls from 1 at x = 0. Layer 0 is the base, with the tail.
struct ziggurat {
    struct layer {
        std::uint64_t inside;  ///< places below are under the density, whatever the height
        double step;           ///< x is place * step; place < 2^53
    };
    std::array<layer, 256> layers;
    std::array<double, 257> heights;  ///< [layer] where it begins; the last is 1
    double edge;                      ///< where the tail begins
};

extern const ziggurat exponential_layers;  ///< under exp(-x)
extern const ziggurat normal_layers;       ///< under exp(-x * x / 2)

/// Where a draw falls, before it is known whether it stays: bits 0 to 7 are the layer, bit 8 is
/// free for a sign, bits 11 to 63 the place, made odd, so that x is never zero.
struct ziggurat_point {
    ziggurat_point(const ziggurat& under, std::uint64_t bits)
        : layer(static_cast<std::size_t>(bits & 0xFFU)) {
        const std::uint64_t place = (bits >> 11U) | 1U;
        x = static_cast<double>(static_cast<std::int64_t>(place)) * under.layers[layer].step;
        inside = place < under.layers[layer].inside;
    }
    std::size_t layer;
    double x = 0.0;
    bool inside = false;
};

/// Whether a point beside the sure part of its layer, at a height drawn now, is under the density.
inline bool is_under(const ziggurat& all, std::size_t layer, double density, std::uint64_t bits) {
    const double low = all.heights[layer];
    return low + unit(bits) * (all.heights[layer + 1] - low) < density;
}

template <class Source>
double standard_exponential(Source& from);

/// The 2.2 % of draws that the layers do not settle. Beyond the edge the law begins anew.
template <class Source>
double exponential_beside(Source& from, std::size_t layer, double x) {
    if (layer == 0) {
        const double beyond = standard_exponential(from);
        return exponential_layers.edge + beyond;
    }
    const double density = core::exp(-x);
    if (is_under(exponential_layers, layer, density, from.bits()))
        return x;
    return standard_exponential(from);
}

/// Mean 1, above 0; mostly one from.bits(). `Source` has std::uint64_t bits().
template <class Source>
double standard_exponential(Source& from) {
    const ziggurat_point point(exponential_layers, from.bits());
    if (point.inside) [[likely]]
        return point.x;
    return exponential_beside(from, point.layer, point.x);
}

/// Beyond the edge: Marsaglia, Generating a variable from the tail of the normal distribution
/// (1964).
template <class Source>
double normal_tail(Source& from) {
    for (;;) {
        const double beyond = standard_exponential(from) / normal_layers.edge;
        const double enough = standard_exponential(from);
        if (2.0 * enough > beyond * beyond)
            return normal_layers.edge + beyond;
    }
}

/// Above 0, as the size of a normal draw; mostly one from.bits().
template <class Source>
double half_normal(Source& from);

/// The 1.5 % of draws that the layers do not settle.
template <class Source>
double half_normal_beside(Source& from, std::size_t layer, double x) {
    if (layer == 0)
        return normal_tail(from);
    const double density = core::exp(-0.5 * x * x);
    if (is_under(normal_layers, layer, density, from.bits()))
        return x;
    return half_normal(from);
}

template <class Source>
double half_normal(Source& from) {
    const ziggurat_point point(normal_layers, from.bits());
    if (point.inside) [[likely]]
        return point.x;
    return half_normal_beside(from, point.layer, point.x);
}

/// Mean 0, deviation 1, never 0; mostly one from.bits().
template <class Source>
double standard_normal(Source& from) {
    const std::uint64_t bits = from.bits();
    const ziggurat_point point(normal_layers, bits);
    double size = point.x;
    if (!point.inside) [[unlikely]]
        size = half_normal_beside(from, point.layer, point.x);
    const std::uint64_t sign = (bits << 55U) & (std::uint64_t{1} << 63U);
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(size) | sign);
}

}  // namespace corridor::core
