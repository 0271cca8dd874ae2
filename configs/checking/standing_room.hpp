// Room for what is unloaded: a vehicle departs only when each lot aboard has a place at the next
// stop, so a quota that cannot hold one full vehicle would keep it from ever leaving full.
#pragma once

#include <vector>

#include "configs/reading/document.hpp"
#include "models/scenario.hpp"

namespace corridor::configs {

/// At each place where cargo changes between two services, each direction's quota must hold the
/// largest load of a service that unloads there. Precondition: services and flows are sound.
void check_standing_room(const document& in, const models::scenario& of,
                         std::vector<problem>& problems);

}  // namespace corridor::configs
