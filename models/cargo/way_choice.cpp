#include "models/cargo/way_choice.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "models/cargo/path_size.hpp"
#include "sim/core/elementary.hpp"

namespace corridor::models {

std::vector<expected_time> planned_times(const std::vector<itinerary>& ways) {
    std::vector<expected_time> planned;
    planned.reserve(ways.size());
    for (const itinerary& each : ways) {
        planned.push_back(each.planned);
    }
    return planned;
}

std::size_t choose(const std::vector<double>& weights, double uniform) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    double passed = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        passed += weights[i];
        if (weights[i] > 0 && uniform * sum <= passed) {
            return i;
        }
    }
    return weights.size();
}

void way_choice::look_what_is_open(date today) {
    std::vector<bool> open(ways_.size());
    for (std::size_t way = 0; way + 1 < ways_.size(); ++way) {
        open[way] = ways_[way].exists() && is_open(from_.ways[way], today);
    }
    if (open == open_) {
        return;
    }
    open_ = std::move(open);
    if (from_.routing.path_size_exponent > 0) {
        sizes_ = path_sizes(from_, ways_, open_);
    }
}

double way_choice::usd(std::size_t way, const expected_time& time) const {
    return generalised_usd(from_.routing, flow_, ways_[way].usd, ways_[way].rides.size() - 1,
                           time) /
           choice_units(flow_);
}

corridor_offer way_choice::offer(const std::vector<expected_time>& expected, date today) {
    corridor_offer out{std::vector<double>(ways_.size(), 0), 0};
    if (ways_.back().exists()) {
        out.weights.back() = 1;
        out.usd = usd(ways_.size() - 1, expected.back());
        return out;
    }
    look_what_is_open(today);
    std::vector<double> cost(ways_.size());
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t way = 0; way < ways_.size(); ++way) {
        if (open_[way]) {
            cost[way] = usd(way, expected[way]) + from_.ways[way].constant_usd_per_teu;
            least = std::min(least, cost[way]);
        }
    }
    const double scale = from_.routing.choice_scale_usd_per_teu;
    const double exponent = from_.routing.path_size_exponent;
    double sum = 0;
    for (std::size_t way = 0; way < ways_.size(); ++way) {
        if (open_[way]) {
            out.weights[way] = core::exp((least - cost[way]) / scale);
            out.weights[way] *= exponent > 0 ? core::pow(sizes_[way], exponent) : 1;
            sum += out.weights[way];
        }
    }
    out.usd = sum > 0 ? least - scale * core::log(sum) : least;
    return out;
}

}  // namespace corridor::models
