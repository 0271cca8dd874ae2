// Elementary functions from + - * / and the square root alone. The C library's differ by library
// and by processor in the last bit; these give the same bits wherever IEEE doubles do, provided
// that the compiler does not contract (-ffp-contract=off). log and exp can fill a table while the
// program is compiled, with these bits too.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace corridor::core {

/// Natural logarithm, within 1 ulp. Zero gives -infinity, a negative number NaN.
constexpr double log(double x);

/// e to the x, within 1 ulp. Infinity above 709.78, zero below -745.13.
constexpr double exp(double x);

/// Square root, correctly rounded (IEEE 754 demands it); a negative number gives NaN.
double sqrt(double x);

/// x to the y for x > 0, as exp(y * log(x)): within 3 |y * log(x)| + 1 ulp.
/// Zero to a positive power is zero.
double pow(double x, double y);

/// The z below which a standard normal variable falls with probability p, 0 < p < 1.
/// Relative error about 1e-15. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988).
double normal_quantile(double p);

namespace parts {  // of log and exp

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// ln 2 in two parts: the first has 20 zero bits at its end, so that k * ln2_high is exact.
inline constexpr double ln2_high = 6.93147180369123816490e-01;
inline constexpr double ln2_low = 1.90821492927058770002e-10;

constexpr double two_to(int k) {  // -1022 <= k <= 1023
    return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52U);
}

template <std::size_t N>  // constant term first
constexpr double polynomial(const std::array<double, N>& coefficients, double x) {
    double sum = coefficients[N - 1];
    for (std::size_t i = N - 1; i-- > 0;)
        sum = sum * x + coefficients[i];
    return sum;
}

}  // namespace parts

// The method of fdlibm's e_log: x = 2^k * (1 + f) with sqrt(1/2) < 1 + f < sqrt(2), and with
// s = f / (2 + f): log(1 + f) = 2s + s * R(s^2), R minimax on [0, 0.1716].
constexpr double log(double x) {
    constexpr std::array<double, 7> r_of_square = {
        6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01,
        2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01,
        1.479819860511658591e-01};
    if (!(x > 0.0))
        return x == 0.0 ? -parts::infinity : parts::not_a_number;
    if (x == parts::infinity)
        return x;

    int k = 0;
    if (x < std::numeric_limits<double>::min()) {  // subnormal: scale by 2^54 first
        x *= 0x1p54;
        k = -54;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    k += static_cast<int>(bits >> 52U) - 1023;
    auto m = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
    if (m > 1.4142135623730951) {
        m *= 0.5;
        ++k;
    }
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double r = z * parts::polynomial(r_of_square, z);
    const double half_square = 0.5 * f * f;
    const double scale = k;
    return scale * parts::ln2_high -
           ((half_square - (s * (half_square + r) + scale * parts::ln2_low)) - f);
}

// The method of fdlibm's e_exp: x = k * ln 2 + r, |r| <= ln(2) / 2, and exp(r) by a rational form.
constexpr double exp(double x) {
    constexpr std::array<double, 5> p = {1.66666666666666019037e-01, -2.77777777770155933842e-03,
                                         6.61375632143793436117e-05, -1.65339022054652515390e-06,
                                         4.13813679705723846039e-08};
    constexpr double log2_of_e = 1.44269504088896338700e+00;
    if (x != x)
        return x;
    if (x > 709.782712893383973096)
        return parts::infinity;
    if (x < -745.13321910194110842)
        return 0.0;

    const int k = static_cast<int>(log2_of_e * x + (x < 0.0 ? -0.5 : 0.5));
    const double high = x - k * parts::ln2_high;
    const double low = k * parts::ln2_low;
    const double r = high - low;
    const double t = r * r;
    const double c = r - t * parts::polynomial(p, t);
    const double y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
    if (k > 1023)
        return y * 2.0 * parts::two_to(k - 1);
    if (k < -1021)
        return y * parts::two_to(k + 1000) * parts::two_to(-1000);
    return y * parts::two_to(k);
}

}  // namespace corridor::core
