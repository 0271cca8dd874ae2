// Elementary functions from + - * / and the square root alone. The C library's differ by library
// and by processor in the last bit; these give the same bits wherever IEEE doubles do, provided
// that the compiler does not contract (-ffp-contract=off).
#pragma once

namespace corridor::core {

/// Natural logarithm, within 1 ulp. Zero gives -infinity, a negative number NaN.
double log(double x);

/// e to the x, within 1 ulp. Infinity above 709.78, zero below -745.13.
double exp(double x);

/// Square root, correctly rounded (IEEE 754 demands it); a negative number gives NaN.
double sqrt(double x);

/// x to the y for x > 0, as exp(y * log(x)): relative error up to about |y * log(x)| + 2 ulp.
/// Zero to a positive power is zero.
double pow(double x, double y);

/// The z below which a standard normal variable falls with probability p, 0 < p < 1.
/// Relative error about 1e-15. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988).
double normal_quantile(double p);

}  // namespace corridor::core
