#include "models/places/yard_blocks.hpp"

namespace corridor::models {

namespace {

/// The block that the kind of a container asks for. Empties of any kind are the same.
yard_kind wanted_block(const flow_params& flow) {
    if (flow.is_empty()) {
        return yard_kind::empties;
    }
    switch (flow.container) {
        case container_kind::reefer:
            return yard_kind::reefers;
        case container_kind::dangerous:
            return yard_kind::dangerous;
        case container_kind::dry:
            break;
    }
    return yard_kind::containers;
}

}  // namespace

yard_kind yard_between(const place_params& here, service_kind arriving, service_kind leaving,
                       const flow_params& flow) {
    if (flow.form == cargo_form::container) {
        const yard_kind block = wanted_block(flow);
        return here.yards[index_of(block)].capacity > 0 ? block : yard_kind::containers;
    }
    if (flow.form == cargo_form::truck) {
        return yard_kind::trucks;
    }
    for (const service_kind kind : {arriving, leaving}) {
        if (kind == service_kind::dry_cargo) {
            return yard_kind::dry_storage;
        }
        if (kind == service_kind::tanker) {
            return yard_kind::oil_storage;
        }
    }
    return yard_kind::wagons;
}

std::int64_t size_in_yard(yard_kind kind, const flow_params& flow) {
    switch (kind) {
        case yard_kind::containers:
        case yard_kind::reefers:
        case yard_kind::dangerous:
        case yard_kind::empties:
            return flow.lot_size.count;
        case yard_kind::dry_storage:
        case yard_kind::oil_storage:
            return flow.lot_mass.count;
        case yard_kind::wagons:
        case yard_kind::trucks:
            break;
    }
    return 1;
}

}  // namespace corridor::models
