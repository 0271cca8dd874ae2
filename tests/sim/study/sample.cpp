#include "sim/study/estimate/sample.hpp"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

using namespace corridor;

namespace {

study::sample totals(std::vector<double> values) {
    study::sample s;
    s.name = "delivered_teu";
    s.values = std::move(values);
    return s;
}

study::sample ratios(std::vector<double> tops, std::vector<double> bottoms) {
    study::sample s = totals(std::move(tops));
    s.how = study::sample::kind::ratio;
    s.divisors = std::move(bottoms);
    return s;
}

study::sample quantiles(double pooled, std::vector<double> own) {
    study::sample s = totals(std::move(own));
    s.how = study::sample::kind::quantile;
    s.pooled = pooled;
    return s;
}

}  // namespace

TEST_CASE("A paired difference has the spread of the differences", "[study][compare]") {
    // From 10, 20, 30 to 13, 22, 34: differences 3, 2, 4; mean 3, variance 1, error 1/sqrt(3)
    // = 0.577350, half width 4.302653 * 0.577350 = 2.484138.
    // Deviations -10, 0, 10 and -10, -1, 11: products 210, squares 200 and 222:
    // correlation 210 / sqrt(44400) = 0.996616; unpaired over paired (200 + 222) / 2 = 211.
    const study::difference d =
        study::paired_difference(totals({10, 20, 30}), totals({13, 22, 34}));
    CHECK(d.change.mean == Approx(3));
    CHECK(d.change.standard_error == Approx(0.577350).epsilon(1e-6));
    CHECK(d.change.ci95_low == Approx(3 - 2.484138).epsilon(1e-6));
    CHECK(d.change.ci95_high == Approx(3 + 2.484138).epsilon(1e-6));
    CHECK(d.change.replications == 3);
    CHECK(d.correlation == Approx(0.996616).epsilon(1e-6));
    CHECK(d.replications_saved == Approx(211));
}

TEST_CASE("Ratios are paired by their pseudo-values", "[study][compare]") {
    // 2/1, 3/2, 7/3 has pseudo-values 2, 1.5, 2.666667 (see the test of ratio_of). From it to
    // 4/1, 6/2, 14/3, twice as much: pseudo-values 4, 3, 5.333333. Differences 2, 1.5, 2.666667:
    // mean 2.055556, standard error 0.337931 as there. Correlation 1; squares 0.685185 and four
    // times that over 0.685185 make 5.
    const study::difference d =
        study::paired_difference(ratios({2, 3, 7}, {1, 2, 3}), ratios({4, 6, 14}, {1, 2, 3}));
    CHECK(d.change.mean == Approx(2.0555556).epsilon(1e-6));
    CHECK(d.change.standard_error == Approx(0.337931).epsilon(1e-5));
    CHECK(d.correlation == Approx(1));
    CHECK(d.replications_saved == Approx(5));
}

TEST_CASE("Quantiles are paired about the difference of the pooled ones", "[study][compare]") {
    // Pooled 10 and 13; own 9, 12 and 11, 16: differences 2, 4 about 3: squares 1 + 1, / 1 / 2,
    // root 1; t(0.975, 1) = 12.7062.
    const study::difference d =
        study::paired_difference(quantiles(10, {9, 12}), quantiles(13, {11, 16}));
    CHECK(d.change.mean == Approx(3));
    CHECK(d.change.standard_error == Approx(1));
    CHECK(d.change.ci95_high == Approx(3 + 12.7062047).epsilon(1e-6));

    const double missing = std::numeric_limits<double>::quiet_NaN();
    CHECK(std::isnan(study::paired_difference(quantiles(10, {9, 12}), quantiles(13, {11, missing}))
                         .change.mean));
}

TEST_CASE("Equal samples differ by nothing at all", "[study][compare]") {
    for (const study::sample& each :
         {totals({0.1, 0.7, 0.3}), ratios({2, 3, 7}, {1, 2, 3}), quantiles(10, {9, 12, 10.1})}) {
        const study::difference d = study::paired_difference(each, each);
        CHECK(d.change.mean == 0);
        CHECK(d.change.ci95_low == 0);
        CHECK(d.change.ci95_high == 0);
        CHECK(d.correlation == Approx(1));
        CHECK(std::isinf(d.replications_saved));
    }
    CHECK(std::isnan(study::paired_difference(totals({3, 3}), totals({3, 3})).correlation));
}

TEST_CASE("One replication has a difference and no interval", "[study][compare]") {
    const study::difference total = study::paired_difference(totals({5}), totals({8}));
    CHECK(total.change.mean == 3);
    CHECK(std::isnan(total.change.ci95_low));
    const study::difference ratio = study::paired_difference(ratios({5}, {2}), ratios({8}, {2}));
    CHECK(ratio.change.mean == 1.5);
    CHECK(std::isnan(ratio.change.ci95_low));
}

TEST_CASE("Independent runs have Welch's interval", "[study][compare]") {
    // 10, 12, 14: mean 12, squared error 4/3. 20, 21, 22, 25: mean 22, variance 14/3, squared error
    // 7/6. Sum 2.5, error 1.581139; degrees 6.25 / ((16/9)/2 + (49/36)/3) = 6.25 / 1.342593 = 4.66,
    // down to 4: t(0.975, 4) = 2.776445, half width 4.389945.
    const study::difference d =
        study::independent_difference(totals({10, 12, 14}), totals({20, 21, 22, 25}));
    CHECK(d.change.mean == 10);
    CHECK(d.change.standard_error == Approx(1.581139).epsilon(1e-6));
    CHECK(d.change.ci95_low == Approx(10 - 4.389945).epsilon(1e-6));
    CHECK(std::isnan(d.correlation));
    CHECK(std::isnan(
        study::independent_difference(totals({1}), totals({2, 3})).change.standard_error));
}
