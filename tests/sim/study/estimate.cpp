#include "sim/study/estimate/estimate.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <boost/math/distributions/students_t.hpp>
#include <catch2/catch.hpp>

using namespace corridor;

TEST_CASE("The t quantile is the one of Boost.Math", "[study]") {
    for (const int n : {1, 2, 3, 4, 5, 9, 10, 19, 29, 50, 99, 1000}) {
        const boost::math::students_t reference(n);
        for (const double p : {0.6, 0.9, 0.95, 0.975, 0.995, 0.025}) {
            const double expected = boost::math::quantile(reference, p);
            CHECK(study::t_quantile(p, n) == Approx(expected).epsilon(1e-10));
        }
    }
}

TEST_CASE("A mean comes with its t interval", "[study]") {
    // 10, 12, 14: mean 12, variance 4, standard error sqrt(4/3) = 1.154701,
    // t(0.975, 2) = 4.302653, half width 4.968275
    const study::estimate e = study::mean_of(std::vector<double>{10, 12, 14});
    CHECK(e.mean == 12);
    CHECK(e.standard_error == Approx(1.154701).epsilon(1e-6));
    CHECK(e.ci95_low == Approx(12 - 4.968275).epsilon(1e-6));
    CHECK(e.ci95_high == Approx(12 + 4.968275).epsilon(1e-6));
    CHECK(e.replications == 3);
}

TEST_CASE("One replication has a mean and no interval", "[study]") {
    const study::estimate e = study::mean_of(std::vector<double>{7});
    CHECK(e.mean == 7);
    CHECK(std::isnan(e.standard_error));
    CHECK(std::isnan(e.ci95_low));
    CHECK(std::isnan(e.ci95_high));
    CHECK(std::isnan(study::mean_of({}).mean));
}

TEST_CASE("A ratio is of pooled sums, its error by the jackknife", "[study]") {
    // 2/1, 3/2, 7/3: pooled 12/6 = 2. Without each: 10/5 = 2, 9/4 = 2.25, 5/3.
    // pseudo-values 3*2 - 2*{2, 2.25, 1.666667} = {2, 1.5, 2.666667}: mean 2.055556,
    // deviations -0.055556, -0.555556, 0.611111: squares sum 0.685185, / 2 / 3, root 0.337931
    const study::estimate e =
        study::ratio_of(std::vector<double>{2, 3, 7}, std::vector<double>{1, 2, 3});
    CHECK(e.mean == Approx(2.0555556).epsilon(1e-6));
    CHECK(e.standard_error == Approx(0.337931).epsilon(1e-5));
    CHECK(std::isnan(study::ratio_of(std::vector<double>{0, 0}, std::vector<double>{0, 0}).mean));
    CHECK(study::ratio_of(std::vector<double>{3}, std::vector<double>{2}).mean == 1.5);
}

TEST_CASE("Sectioning puts the spread about the pooled quantile", "[study]") {
    // pooled 10, sections 9, 12: squares 1 + 4 = 5, / 1 / 2, root 1.581139; t(0.975, 1) = 12.7062
    const study::estimate e = study::sectioned(10, std::vector<double>{9, 12});
    CHECK(e.mean == 10);
    CHECK(e.standard_error == Approx(1.581139).epsilon(1e-6));
    CHECK(e.ci95_high == Approx(10 + 12.7062047 * 1.5811388).epsilon(1e-6));
    const double missing = std::numeric_limits<double>::quiet_NaN();
    CHECK(std::isnan(study::sectioned(10, std::vector<double>{9, missing}).ci95_low));
}
