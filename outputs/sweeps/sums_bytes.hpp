// The sums of one replication as bytes and back, exactly: what a shard's record holds.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "outputs/responses.hpp"

namespace corridor::outputs {

/// About a kilobyte: 16 bytes a response, two or three a bucket of transit times.
std::string to_bytes(const response_sums& sums);

/// None when the bytes are not of `to_bytes`.
std::optional<response_sums> sums_from(std::string_view bytes);

}  // namespace corridor::outputs
