// Depots of empty containers, and the orders by which these go from one to another.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "models/scenario/services.hpp"
#include "models/scenario/terms.hpp"

namespace corridor::models {

enum class depot_id : std::uint32_t {};
enum class repositioning_id : std::uint32_t {};

enum class container_size : std::uint8_t { ft20, ft40 };
constexpr std::size_t container_sizes = 2;

/// Where containers come back empty from consignees, and go out to shippers. Only dry containers of
/// stated size are counted: reefers and tanks are their owners'. A place without a depot has as
/// many as anybody asks for, and those that come there are seen no more.
struct depot_params {
    std::string name;
    std::string label;
    place_id at{};                 ///< where empties that it is sent arrive
    std::vector<place_id> serves;  ///< origins and markets, `at` among them; of one depot each
    core::duration turn{};         ///< from delivery until the container is there, empty and whole
    std::array<std::int64_t, container_sizes> stock{};  ///< containers at time zero
    std::int64_t room_teu = 0;     ///< what comes beyond leaves, of the size that takes more
                                   ///< of it: sold, or shipped to elsewhere
    core::duration hired_after{};  ///< a shipper who has waited so long hires one from elsewhere;
                                   ///< 0: never
};

/// Empties of one size that a depot is sent by another, reviewed once a day: when those that it has
/// and that are on their way, less those that shippers wait for, are fewer than `reorder_below`, it
/// orders up to `order_up_to`, as far as the other has more than it keeps. They travel as a flow.
struct repositioning_params {
    std::string name;
    depot_id from{};
    depot_id to{};
    container_size size{};
    std::int64_t reorder_below = 0;
    std::int64_t order_up_to = 0;
    std::int64_t keeps = 0;        ///< containers that the sender does not give
    std::int64_t least_order = 1;  ///< smaller orders wait
};

}  // namespace corridor::models
