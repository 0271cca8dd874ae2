// Lines whose capacity is asked for: the four types of textbooks, and two that have published
// figures.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "models/rail/capacity.hpp"
#include "models/rail/line_params.hpp"
#include "sim/core/random.hpp"

namespace corridor::tests {

using models::km;
using models::km_per_h;

const models::train_params freight{km_per_h{65}, true, false, std::chrono::hours{1}};
const models::train_params passenger{km_per_h{90}, false, false, {}};

constexpr core::duration auto_block = std::chrono::minutes{10};

/// Sections of `mean_km` times 0.5 to 1.5, scaled to the same whole length; stations of two and
/// three tracks in turn.
inline models::line_params line_of(std::size_t sections, double mean_km, double spread,
                                   int tracks = 1, core::duration headway = auto_block) {
    core::stream draw({1, 0}, core::decides("spacing of a line"), sections);
    std::vector<double> share;
    double sum = 0;
    for (std::size_t i = 0; i < sections; ++i) {
        const double uniform = draw.uniform();
        sum += share.emplace_back(1 + spread * (2 * uniform - 1));
    }
    models::line_params out;
    const double whole = mean_km * static_cast<double>(sections);
    for (const double each : share)
        out.sections.push_back({km{whole * each / sum}, tracks, km_per_h{120}, 1.0, headway});
    for (std::size_t i = 0; i + 1 < sections; ++i)
        out.stations.push_back({i % 2 == 0 ? 3 : 2, 1});
    return out;
}

/// Altynkol-Zhetygen, 293 km of single track, as it may be: 13 sections, of which five are long;
/// then with 32 km of second track on two of them, a siding in the middle of each long one, and
/// more tracks at stations. The whole length, the kilometres of second track and the five sidings
/// are published (rail-news.kz/ru/news/22484); 18 and 33 pairs of trains a day are said of the node
/// at its end (ru.deliver-2.com, altynkol-horgos-udvoit-propusk-poezdov-k-2026-godu). The rest is
/// assumed.
inline models::line_params altynkol_zhetygen(bool is_developed) {
    const std::vector<double> lengths{18.5, 30, 16, 18.5, 30, 18.5, 30,
                                      18.5, 30, 16, 18.5, 30, 18.5};
    models::line_params out;
    for (const double each : lengths) {
        const bool is_long = each == 30;
        const int parts = is_developed && is_long ? 2 : 1;
        const int tracks = is_developed && each == 16 ? 2 : 1;
        for (int i = 0; i < parts; ++i)
            out.sections.push_back({km{each / parts}, tracks, km_per_h{120}, 1.0, auto_block});
    }
    out.stations.assign(out.sections.size() - 1, {is_developed ? 3 : 2, 1});
    out.possession = {std::chrono::hours{8}, std::chrono::hours{10}};
    return out;
}

/// Dostyk-Moyinty, 836 km with 32 stations between the ends (kazpravda.kz, September 2025), on one
/// track or two, which is said to carry five times as much (today-kz.com/personalno/item/42989).
/// Their spacing is assumed, half to one and a half times the mean.
inline models::line_params dostyk_moyinty(int tracks, core::duration headway = auto_block) {
    models::line_params out = line_of(33, 836.0 / 33, 0.5, tracks, headway);
    out.possession = {std::chrono::hours{8}, std::chrono::hours{10}};
    return out;
}

inline models::line_traffic only_freight() { return {{{freight, 1}}, 0, 1}; }

/// With two pairs of passenger trains among so many; running times spread by 3 %.
inline models::line_traffic with_two_passenger_pairs(double pairs_a_day) {
    return {{{freight, pairs_a_day - 2}, {passenger, 2}}, 0.03, 1};
}

}  // namespace corridor::tests
