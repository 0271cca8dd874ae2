#include "sim/core/elementary.hpp"

#include "tests/golden/golden.hpp"

namespace corridor::golden {

std::uint64_t elementary() {
    digest all;
    for (int i = 1; i < 4'096; ++i) {
        const double p = i / 4'096.0;
        all.add(core::normal_quantile(p));
        all.add(core::normal_quantile(p * 1e-12));  // the far tail
        all.add(core::log(p * 3.7));
        all.add(core::log(p * 1e-300 * i));
        all.add(core::exp((p - 0.5) * 40.0));
        all.add(core::exp((p - 0.5) * 1'500.0));  // zero and infinity at the ends
        all.add(core::sqrt(i * 0.1));
        all.add(core::pow(p * 9.0, 1.0 / i));
        all.add(core::pow(1.0 + p, (p - 0.5) * 300.0));
    }
    for (const double odd : {0.0, -1.0, 5e-324, 1.7976931348623157e308}) {
        all.add(core::log(odd));
        all.add(core::exp(odd));
        all.add(core::sqrt(odd));
    }
    return all.value();
}

}  // namespace corridor::golden
