#include "models/cargo/charges.hpp"

#include <cmath>

#include "models/cargo/containers.hpp"
#include "models/run.hpp"
#include "sim/core/broken.hpp"

namespace corridor::models {

const std::array<const char*, payers> payer_names = {"shipper", "railway", "ship_operator",
                                                     "haulier", "state"};

namespace {

/// By which freight shares what a vehicle emits: with the containers that it came in.
double gross_t(const flow_params& flow) { return tonnes(flow.lot_mass) + tare_t(flow); }

payer carrier_of(service_kind kind) {
    if (is_train(kind)) {
        return payer::railway;
    }
    return is_vessel(kind) ? payer::ship_operator : payer::haulier;
}

double running_kg(const service_params& service, km length, const flow_params& flow) {
    return service.g_co2_per_t_km * length.count * gross_t(flow) / 1000.0;
}

/// A train that waits for a locomotive has none.
bool engines_idle(cause why) { return why != cause::moving && why != cause::waiting_locomotive; }

/// What it cost and emitted on the way, beside tariff and running with cargo.
owed_by_vehicle of_voyage(const operation& service, const vehicle& self) {
    core::duration waited{};
    core::duration still{};
    for (const trip_entry& each : self.trip.felt) {
        still += engines_idle(each.why) ? each.span : core::duration{};
        waited +=
            each.why != cause::moving && each.why != cause::handling ? each.span : core::duration{};
    }
    owed_by_vehicle out;
    out.usd = service.params.waiting_usd_per_h * hours(waited);
    out.kg_co2 = service.params.waiting_kg_co2_per_h * hours(still);
    if (!self.progress.laden) {
        out.kg_co2 += service.params.empty_kg_co2_per_km * service.length.count;
    }
    return out;
}

/// Among what is aboard by mass; where nothing has any, evenly.
void share(run& all, const operation& service, const vehicle& self, const owed_by_vehicle& sum) {
    double whole_t = 0;
    for (const lot_id id : self.cargo) {
        whole_t += gross_t(all.books.flow_of(all.books.at(id)));
    }
    const auto lots = static_cast<double>(self.cargo.size());
    for (const lot_id id : self.cargo) {
        lot& each = all.books.at(id);
        const double part = whole_t > 0 ? gross_t(all.books.flow_of(each)) / whole_t : 1.0 / lots;
        each.usd[index_of(carrier_of(service.params.kind))] += sum.usd * part;
        each.kg_co2 += sum.kg_co2 * part;
        each.kg_co2_beside += sum.kg_co2 * part;
    }
}

}  // namespace

void charge_ride(run& all, operation& service, const vehicle& self, std::size_t nth) {
    lot& each = all.books.at(self.cargo[nth]);
    const flow_params& flow = all.books.flow_of(each);
    const auto boxes = static_cast<double>(flow.lot_size.count);
    const double net_t = tonnes(flow.lot_mass);
    const bool boxed = flow.lot_size.count > 0;
    double& shipper = each.usd[index_of(payer::shipper)];
    shipper += boxed ? service.params.usd_per_teu * boxes : service.params.usd_per_t * net_t;
    each.usd[index_of(payer::state)] += service.params.subsidy_usd_per_teu * boxes;
    const double running = running_kg(service.params, service.length, flow);
    each.kg_co2 += running;
    service.kg_emitted += running;
    service.kg_counted += all.counting(all.sim.now()) ? running : 0;
    service.kg_allocated += running;
    for (const place_id end : {service.params.from, service.params.to}) {
        if (nth < self.transloaded && end == service.origin(self.heading)) {
            continue;  // the lift that brought it straight from another train was that one's
        }
        const place_params& place = all.from.places[index_of(end)];
        shipper += boxed ? place.handling_usd_per_teu * boxes : place.handling_usd_per_t * net_t;
        each.kg_co2 +=
            boxed ? place.handling_kg_co2_per_teu * boxes : place.handling_kg_co2_per_t * net_t;
    }
}

void charge_storage(const place_params& yard, const flow_params& flow, lot& each,
                    core::time_point now) {
    const core::duration beyond = now - each.put_down - yard.storage_free;
    if (beyond <= core::duration{}) {
        return;
    }
    constexpr core::duration day = std::chrono::hours{24};
    const auto days = static_cast<double>((beyond + day - core::duration{1}) / day);
    const double a_day =
        flow.lot_size.count > 0
            ? yard.storage_usd_per_teu_day * static_cast<double>(flow.lot_size.count)
            : yard.storage_usd_per_t_day * tonnes(flow.lot_mass);
    each.usd[index_of(payer::shipper)] += days * a_day;
}

void settle_voyage(run& all, operation& service, vehicle& self) {
    const owed_by_vehicle more = of_voyage(service, self);
    self.owes.usd += more.usd;
    self.owes.kg_co2 += more.kg_co2;
    service.kg_emitted += more.kg_co2;
    service.kg_counted += all.counting(all.sim.now()) ? more.kg_co2 : 0;
    const std::vector<leg_id>& legs = service.params.legs;
    note_emissions(all, service, self,
                   self.heading == direction::westbound ? legs.back() : legs.front(), {});
    if (!self.cargo.empty()) {
        share(all, service, self, self.owes);
        service.kg_allocated += self.owes.kg_co2;
        self.owes = {};
    }
}

void note_emissions(run& all, const operation& service, vehicle& self, leg_id leg, km ran) {
    if (!all.counting(all.sim.now())) {
        self.progress.noted = self.trip.felt.size();
        return;
    }
    double kg = self.progress.laden ? 0.0 : service.params.empty_kg_co2_per_km * ran.count;
    for (const lot_id id : self.cargo) {
        kg += running_kg(service.params, ran, all.books.flow_of(all.books.at(id)));
    }
    for (; self.progress.noted < self.trip.felt.size(); ++self.progress.noted) {
        const trip_entry& each = self.trip.felt[self.progress.noted];
        kg += engines_idle(each.why) ? service.params.waiting_kg_co2_per_h * hours(each.span) : 0;
    }
    all.legs[index_of(leg)].kg_co2 += kg;
}

void check_emissions(const run& all) {
    for (const operation& service : all.operations) {
        double given = service.kg_allocated;
        for (const vehicle& each : service.fleet) {
            given += each.owes.kg_co2;
        }
        constexpr double rounding = 1e-9;
        if (!(std::abs(given - service.kg_emitted) <= rounding * (1 + service.kg_emitted))) {
            core::broken("emissions: lots and vehicles do not add up");
        }
    }
}

}  // namespace corridor::models
