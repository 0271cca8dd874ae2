#include "models/cargo/rivals.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "models/cargo/way_choice.hpp"
#include "sim/core/elementary.hpp"

namespace corridor::models {

std::vector<rival_id> rivals_of(const scenario& from, flow_id flow) {
    std::vector<rival_id> all;
    for (std::size_t i = 0; i < from.rivals.size(); ++i) {
        const std::vector<flow_id>& wanted = from.rivals[i].flows;
        if (std::find(wanted.begin(), wanted.end(), flow) != wanted.end()) {
            all.push_back(rival_id{static_cast<std::uint32_t>(i)});
        }
    }
    return all;
}

double rival_usd(const scenario& from, const flow_params& flow, const rival_params& rival) {
    const auto boxes = static_cast<double>(flow.lot_size.count);
    const double tariff =
        boxes > 0 ? rival.usd_per_teu * boxes : rival.usd_per_t * tonnes(flow.lot_mass);
    const expected_time time{hours(rival.time), hours(rival.deviation)};
    return generalised_usd(from.routing, flow, tariff, 0, time) / choice_units(flow) +
           rival.constant_usd_per_teu;
}

std::vector<double> market_shares(const scenario& from, const flow_params& flow,
                                  const std::vector<rival_id>& rivals, double corridor_usd,
                                  date today) {
    constexpr double closed = std::numeric_limits<double>::infinity();
    std::vector<double> cost = {corridor_usd + flow.corridor_constant_usd_per_teu};
    for (const rival_id each : rivals) {
        const rival_params& rival = from.rivals[index_of(each)];
        cost.push_back(is_open(rival, today) ? rival_usd(from, flow, rival) : closed);
    }
    const double least = *std::min_element(cost.begin(), cost.end());
    std::vector<double> shares;
    shares.reserve(cost.size());
    for (const double each : cost) {
        shares.push_back(
            each < closed ? core::exp((least - each) / from.routing.rival_scale_usd_per_teu) : 0);
    }
    return shares;
}

double corridor_part(const scenario& from, const flow_params& flow,
                     const std::vector<rival_id>& rivals, double corridor_usd, date today) {
    if (rivals.empty()) {
        return 1;
    }
    const std::vector<double> shares = market_shares(from, flow, rivals, corridor_usd, today);
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    return sum > 0 ? shares.front() / sum : 1;
}

double market_draw(core::seeds seeds, flow_id flow, std::uint64_t nth) {
    core::stream draw{seeds, core::decides("market"), std::uint64_t{index_of(flow)} << 32U};
    constexpr std::uint64_t golden = 0x9E37'79B9'7F4A'7C15;  // 2^64 over the golden ratio
    constexpr double step = 1.0 / 4503599627370496.0;        // 2^-52
    const std::uint64_t turned = draw.bits() + nth * golden;
    return (static_cast<double>(turned >> 12U) + 0.5) * step;
}

}  // namespace corridor::models
