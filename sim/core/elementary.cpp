#include "sim/core/elementary.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace corridor::core {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// ln 2 in two parts: the first has 20 zero bits at its end, so that k * ln2_high is exact.
constexpr double ln2_high = 6.93147180369123816490e-01;
constexpr double ln2_low = 1.90821492927058770002e-10;

double two_to(int k) {  // -1022 <= k <= 1023
    return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52U);
}

template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {  // constant term first
    double sum = coefficients[N - 1];
    for (std::size_t i = N - 1; i-- > 0;)
        sum = sum * x + coefficients[i];
    return sum;
}

}  // namespace

// The method of fdlibm's e_log: x = 2^k * (1 + f) with sqrt(1/2) < 1 + f < sqrt(2), and with
// s = f / (2 + f): log(1 + f) = 2s + s * R(s^2), R minimax on [0, 0.1716].
double log(double x) {
    constexpr std::array<double, 7> r_of_square = {
        6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01,
        2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01,
        1.479819860511658591e-01};
    if (!(x > 0.0))
        return x == 0.0 ? -infinity : not_a_number;
    if (x == infinity)
        return x;

    int k = 0;
    if (x < std::numeric_limits<double>::min()) {  // subnormal: scale by 2^54 first
        x *= 0x1p54;
        k = -54;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    k += static_cast<int>(bits >> 52U) - 1023;
    double m = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
    if (m > 1.4142135623730951) {
        m *= 0.5;
        ++k;
    }
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double r = z * polynomial(r_of_square, z);
    const double half_square = 0.5 * f * f;
    const double scale = k;
    return scale * ln2_high - ((half_square - (s * (half_square + r) + scale * ln2_low)) - f);
}

// The method of fdlibm's e_exp: x = k * ln 2 + r, |r| <= ln(2) / 2, and exp(r) by a rational form.
double exp(double x) {
    constexpr std::array<double, 5> p = {1.66666666666666019037e-01, -2.77777777770155933842e-03,
                                         6.61375632143793436117e-05, -1.65339022054652515390e-06,
                                         4.13813679705723846039e-08};
    constexpr double log2_of_e = 1.44269504088896338700e+00;
    if (x != x)
        return x;
    if (x > 709.782712893383973096)
        return infinity;
    if (x < -745.13321910194110842)
        return 0.0;

    const int k = static_cast<int>(log2_of_e * x + (x < 0.0 ? -0.5 : 0.5));
    const double high = x - k * ln2_high;
    const double low = k * ln2_low;
    const double r = high - low;
    const double t = r * r;
    const double c = r - t * polynomial(p, t);
    const double y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
    if (k > 1023)
        return y * 2.0 * two_to(k - 1);
    if (k < -1021)
        return y * two_to(k + 1000) * two_to(-1000);
    return y * two_to(k);
}

double sqrt(double x) { return std::sqrt(x); }

double pow(double x, double y) {
    if (y == 0.0)
        return 1.0;
    if (x == 0.0)
        return y > 0.0 ? 0.0 : infinity;
    return core::exp(y * core::log(x));
}

double normal_quantile(double p) {
    constexpr std::array<double, 8> a = {3.3871328727963666080e0,  1.3314166789178437745e+2,
                                         1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                         4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                         3.3430575583588128105e+4, 2.5090809287301226727e+3};
    constexpr std::array<double, 8> b = {1.0,
                                         4.2313330701600911252e+1,
                                         6.8718700749205790830e+2,
                                         5.3941960214247511077e+3,
                                         2.1213794301586595867e+4,
                                         3.9307895800092710610e+4,
                                         2.8729085735721942674e+4,
                                         5.2264952788528545610e+3};
    constexpr std::array<double, 8> c = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                         5.76949722146069140550e0,  3.64784832476320460504e0,
                                         1.27045825245236838258e0,  2.41780725177450611770e-1,
                                         2.27238449892691845833e-2, 7.74545014278341407640e-4};
    constexpr std::array<double, 8> d = {1.0,
                                         2.05319162663775882187e0,
                                         1.67638483018380384940e0,
                                         6.89767334985100004550e-1,
                                         1.48103976427480074590e-1,
                                         1.51986665636164571966e-2,
                                         5.47593808499534494600e-4,
                                         1.05075007164441684324e-9};
    constexpr std::array<double, 8> e = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                         1.78482653991729133580e0,  2.96560571828504891230e-1,
                                         2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                         2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr std::array<double, 8> f = {1.0,
                                         5.99832206555887937690e-1,
                                         1.36929880922735805310e-1,
                                         1.48753612908506148525e-2,
                                         7.86869131145613259100e-4,
                                         1.84631831751005468180e-5,
                                         1.42151175831644588870e-7,
                                         2.04426310338993978564e-15};

    const double q = p - 0.5;
    if (q <= 0.425 && q >= -0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(a, r) / polynomial(b, r);
    }
    double r = core::sqrt(-core::log(q < 0.0 ? p : 1.0 - p));
    double z = 0.0;
    if (r <= 5.0) {
        r -= 1.6;
        z = polynomial(c, r) / polynomial(d, r);
    } else {
        r -= 5.0;
        z = polynomial(e, r) / polynomial(f, r);
    }
    return q < 0.0 ? -z : z;
}

}  // namespace corridor::core
