// What a random corridor consists of before it is written down: hubs, the links between them, and
// the sizes that must fit one another (vehicles, yards, fleets).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/random.hpp"

namespace corridor::tests {

/// Draws of one corridor, in one fixed order.
class dice {
public:
    explicit dice(std::uint64_t seed) : draws_({seed, 0}, core::decides("random corridor"), 0) {}

    double between(double least, double most) { return least + (most - least) * draws_.uniform(); }
    std::int64_t whole(std::int64_t least, std::int64_t most) {
        return least + draws_.below(most - least + 1);
    }
    bool chance(double share) { return draws_.uniform() < share; }

private:
    core::stream draws_;
};

enum class form : std::uint8_t { container, wagonload, truck };

struct hub {
    std::string kind;  ///< origin, terminal, port or market
    std::string name;
    int country = 0;  ///< 0 is the easternmost
    double latitude = 0;
    double longitude = 0;
    int sea = -1;
    bool worked = true;  ///< has docks; always but for some origins and markets

    std::string table() const { return kind + "." + name; }
};

/// Something that a train passes between two hubs.
struct waypoint {
    std::string name;
    bool border = false;
    double latitude = 0;
    double longitude = 0;
};

struct link {
    std::size_t east = 0;  ///< hub
    std::size_t west = 0;  ///< hub
    bool sea = false;
    int gauge_mm = 1520;
    std::vector<waypoint> passed;  ///< east to west
};

struct service {
    std::string name;
    std::string kind;
    form carries{};
    std::size_t along = 0;      ///< link
    std::string capacity_key;   ///< `capacity_teu`
    std::int64_t capacity = 0;  ///< in its unit
    int way = -1;               ///< the way that owns it
};

struct flow {
    std::string name;
    form moved{};
    bool westbound = true;
    std::size_t origin = 0;  ///< hub
    std::size_t destination = 0;
    std::string vessel;     ///< the kind of vessel that carries it by sea
    double lots_a_day = 0;  ///< at a demand scale of 1
    std::int64_t lot = 1;   ///< TEU of a container lot, else tonnes
};

/// Limits of the draws, in the units of the vehicles.
constexpr std::int64_t longest_train_m = 1000;
constexpr std::int64_t lot_teu_most = 4;
constexpr std::int64_t lot_t_most = 70;
constexpr std::int64_t release_lots_most = 8;

struct layout {
    std::vector<hub> hubs;
    std::vector<link> links;
    std::vector<service> services;
    std::vector<flow> flows;
    int ways = 0;
    int seas = 0;
    int countries = 1;
};

layout draw_layout(dice& draw);

/// Lots a day, both directions, at a demand scale of 1, that could ride with this service.
double lots_a_day(const layout& of, const service& by);

/// Services that end at this hub.
std::vector<const service*> calling(const layout& of, std::size_t hub_number);

}  // namespace corridor::tests
