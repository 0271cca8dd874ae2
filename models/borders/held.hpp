// Consignments whose papers do not hold: their wagon is set off at the border and follows the
// train, as much later as its papers took. The train does not wait for it. Its place in the yard at
// the next stop stays reserved, and it is worked there by itself, so that nothing new is waited for
// but a place at a dock.
#pragma once

#include "models/run.hpp"

namespace corridor::models {

/// Which of the train's consignments are set off at `where`, and for how long. Drawn by flow and
/// lot, so that another order of trains changes nothing; empties have no papers that matter.
void hold_for_documents(run& all, vehicle& self, place_id where);

/// At the far end of the service: what was set off is no longer aboard, and comes by itself.
void let_follow(run& all, operation& service, vehicle& self);

}  // namespace corridor::models
