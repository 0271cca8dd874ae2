// Exponential draws at the floor of what a draw costs, the same for all rivals: a ziggurat of 256
// layers (Marsaglia and Tsang, The Ziggurat Method for Generating Random Variables, 2000).
#pragma once

#include <array>
#include <cmath>
#include <cstdint>

namespace corridor::bench {

struct ziggurat {
    static constexpr double tail = 7.69711747013104972;  // the right edge of the lowest layer
    static constexpr double area = 0.0039496598225815571993;
    std::array<double, 257> edge{};
    std::array<double, 257> height{};

    ziggurat() {
        edge[0] = area / std::exp(-tail);
        edge[1] = tail;
        for (std::size_t i = 2; i < 256; ++i)
            edge[i] = -std::log(area / edge[i - 1] + std::exp(-edge[i - 1]));
        for (std::size_t i = 0; i < 257; ++i)
            height[i] = std::exp(-edge[i]);
    }
};

inline const ziggurat layers;

/// One source of draws. SplitMix64 (Steele, Lea and Flood, 2014).
class draws {
public:
    explicit draws(std::uint64_t seed) : state_(seed) {}

    /// In whole milliseconds, as all times here.
    std::int64_t exponential(double mean) { return static_cast<std::int64_t>(mean * unit()); }

private:
    std::uint64_t bits() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    double uniform() { return (static_cast<double>(bits() >> 11U) + 0.5) * 0x1p-53; }
    double unit() {
        for (;;) {
            const std::uint64_t all = bits();
            const std::size_t layer = all & 255U;
            const double x = static_cast<double>(all >> 11U) * 0x1p-53 * layers.edge[layer];
            if (x < layers.edge[layer + 1]) [[likely]]
                return x;
            if (layer == 0)
                return ziggurat::tail - std::log(uniform());
            const double low = layers.height[layer];
            if (low + uniform() * (layers.height[layer + 1] - low) < std::exp(-x))
                return x;
        }
    }

    std::uint64_t state_;
};

constexpr double mean_gap = 1e6;
constexpr double mean_service = 9e5;  // rho 0.9

}  // namespace corridor::bench
