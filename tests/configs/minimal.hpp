// The smallest corridor that uses each kind of vehicle once: wagons and containers by rail from
// `east` to the port `aktau`, over the sea to `alat`, and on by rail or road to `west`.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "configs/reader.hpp"

namespace corridor::tests {

using files = std::map<std::string, std::string>;

inline configs::read_result read(const files& texts, const std::string& name = "a.toml",
                                 const std::vector<configs::override_>& overrides = {}) {
    return configs::read_scenario(
        name,
        [&](const std::string& asked) {
            const auto found = texts.find(asked);
            return found == texts.end() ? std::nullopt : std::optional(found->second);
        },
        overrides);
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

inline const std::string minimal = R"(title = "Minimal"
start_date = 2024-01-01
days = 366
stages = ["east", "sea", "west"]

[demand]
scale = 1.0  # assumed: the statistics as they are

[country.KZ]
utc_offset_h = 5  # source: law of 2024
[country.AZ]
utc_offset_h = 4  # source: law of 2016

[sea.caspian]
closed_share_by_month = [0.2, 0.1, 0.1, 0.1, 0, 0, 0, 0, 0.1, 0.1, 0.1, 0.2]  # assumed
closed_spell_mean_h = 20  # assumed

[origin.east]
country = "KZ"
latitude_deg = 44.2  # source: map
longitude_deg = 80.4

[port.aktau]
source = "port authority"
label = "Aktau"
country = "KZ"
latitude_deg = 43.6
longitude_deg = 51.2
sea = "caspian"
tracks_1520 = 2
train_wagons_per_h = 10
rail_cranes = 2
rail_crane_moves_per_h = 20
container_berths = 1
quay_cranes = 2
crane_rate_moves_per_h = 15
mooring_h = 2
ferry_berths = 1
ferry_wagons_per_h = 10
dry_berths = 1
dry_t_per_h = 250
yard_slots_teu = 1000
yard_other_share = 0.2
wagon_places = 400
dry_storage_t = 20000
handling_usd_per_teu = 60
handling_usd_per_t = 5
handling_kg_co2_per_teu = 12
handling_kg_co2_per_t = 1

[port.alat]
source = "port authority"
country = "AZ"
latitude_deg = 39.9
longitude_deg = 49.4
sea = "caspian"
tracks_1520 = 2
train_wagons_per_h = 10
rail_cranes = 2
rail_crane_moves_per_h = 20
gate_lanes = 2
gate_trucks_per_h = 6
container_berths = 1
quay_cranes = 2
crane_rate_moves_per_h = 15
ferry_berths = 1
ferry_wagons_per_h = 10
yard_slots_teu = 1000
wagon_places = 400
handling_usd_per_teu = 60
handling_usd_per_t = 5
handling_kg_co2_per_teu = 12
handling_kg_co2_per_t = 1

[market.west]
country = "AZ"
latitude_deg = 40.7  # source: map
longitude_deg = 46.4

[leg.steppe]
mode = "rail"
from = "east"
to = "aktau"
length_km = 2900  # source: railway tariff guide
gauge_mm = 1520
pairs_per_day = 30  # assumed
speed_km_per_h = 40  # assumed

[leg.caspian]
mode = "sea"
from = "aktau"
to = "alat"
length_nm = 253  # source: sea distance tables

[leg.kura]
mode = "rail"
from = "alat"
to = "west"
length_km = 320  # source: railway tariff guide
gauge_mm = 1520
pairs_per_day = 30  # assumed
speed_km_per_h = 40  # assumed

[service.steppe_boxes]
kind = "container_train"
from = "east"
to = "aktau"
gauge_mm = 1520
stage = "east"
vehicles = 40  # assumed
capacity_teu = 110  # assumed
longest_wait_h = 48  # assumed
cost_usd_per_teu = 1000  # assumed
co2_g_per_t_km = 25  # assumed

[service.steppe_wagons]
kind = "wagon_train"
from = "east"
to = "aktau"
gauge_mm = 1520
stage = "east"
vehicles = 40  # assumed
capacity_wagons = 50  # assumed
longest_wait_h = 48  # assumed
cost_usd_per_t = 60  # assumed
co2_g_per_t_km = 25  # assumed

[service.feeder]
kind = "feeder"
from = "aktau"
to = "alat"
stage = "sea"
vehicles = 3  # assumed
capacity_teu = 350  # assumed
payload_share = 0.8  # assumed
longest_wait_h = 72  # assumed
speed_kn = 10  # assumed
cost_usd_per_teu = 450  # assumed
co2_g_per_t_km = 25  # assumed

[service.ferry]
kind = "rail_ferry"
from = "aktau"
to = "alat"
stage = "sea"
vehicles = 3  # assumed
capacity_wagons = 54  # assumed
longest_wait_h = 72  # assumed
speed_kn = 13  # assumed
cost_usd_per_t = 20  # assumed
co2_g_per_t_km = 25  # assumed

[service.kura_boxes]
kind = "container_train"
from = "alat"
to = "west"
gauge_mm = 1520
stage = "west"
vehicles = 20  # assumed
capacity_teu = 100  # assumed
longest_wait_h = 48  # assumed
cost_usd_per_teu = 300  # assumed
co2_g_per_t_km = 25  # assumed

[service.kura_wagons]
kind = "wagon_train"
from = "alat"
to = "west"
gauge_mm = 1520
stage = "west"
vehicles = 20  # assumed
capacity_wagons = 50  # assumed
longest_wait_h = 48  # assumed
cost_usd_per_t = 20  # assumed
co2_g_per_t_km = 25  # assumed

[flow.boxes]
form = "container"
cargo = "transit"
direction = "westbound"
origin = "east"
destination = "west"
teu_per_year = 50000  # source: yearbook 2024
t_per_teu = 9.5  # assumed
lot_teu = 2  # assumed
vessels = ["feeder"]
shape_by_month = [1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3]  # assumed
promised_d = 20  # assumed
value_usd_per_h = 4  # assumed
empty_return_share = 0.5  # assumed

[flow.grain]
form = "wagonload"
cargo = "kazakh"
direction = "westbound"
origin = "east"
destination = "west"
t_per_year = 500000  # source: yearbook 2024
lot_t = 65  # assumed
vessels = ["rail_ferry"]
promised_d = 25  # assumed
value_usd_per_h = 1  # assumed
)";

}  // namespace corridor::tests
