// The making of a network's program, row by row. Only what makes it knows this; others ask
// `network_of`.
#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "models/bound/network.hpp"

namespace corridor::bound {

using models::directions;
using models::index_of;

inline constexpr std::array headings = {models::direction::westbound, models::direction::eastbound};

// Terms of the rows that many flows or services share, gathered while these are walked through.
struct shared_terms {
    explicit shared_terms(const models::scenario& from)
        : fleets(from.services.size()),
          full(from.services.size()),
          legs(from.legs.size()),
          haulers(from.tractions.size()),
          docks(from.places.size()),
          pairs(from.places.size()),
          pits(from.places.size()),
          in_pits_at_start(from.places.size()),
          gates(from.places.size()),
          cranes(from.places.size()),
          yards(from.places.size()),
          borders(from.places.size()),
          crossed_at_start(from.places.size()),
          entered_at_start(from.legs.size()),
          humps(from.places.size()),
          humped_at_start(from.places.size()) {}

    using terms = std::vector<term>;
    struct loads {
        terms left, arrived;  // in vehicle loads
    };
    std::vector<terms> fleets;                                 // hours
    std::vector<std::array<loads, directions>> full;           // [service]
    std::vector<std::array<terms, directions>> legs;           // trains
    std::vector<std::array<terms, models::haulers>> haulers;   // hours
    std::vector<std::array<terms, models::dock_kinds>> docks;  // hours
    std::vector<terms> pairs;                                  // hours
    std::vector<terms> pits;                                   // hours
    std::vector<double> in_pits_at_start;                      // hours, at most
    std::vector<terms> gates;                                  // trucks
    std::vector<std::array<terms, 2>> cranes;                  // hours
    std::vector<std::array<std::array<terms, directions>, models::yard_kinds>> yards;
    std::vector<std::array<terms, directions>> borders;  // trains
    std::vector<std::array<double, directions>> crossed_at_start;
    std::vector<std::array<double, directions>> entered_at_start;
    std::vector<terms> humps;  // hours
    std::vector<double> humped_at_start;
};

class network_builder {
public:
    network_builder(const models::scenario& from, const models::itineraries& routes,
                    const year& period, aim maximised)
        : from_(from), routes_(routes), year_(period), aim_(maximised), shared_(from) {}

    network build() && {
        if (aim_ == aim::reach) {
            reach_ = out_.lp.add(1.0);
        }
        for (std::size_t i = 0; i < from_.services.size(); ++i) {
            add_voyages(i);
        }
        for (std::size_t i = 0; i < from_.flows.size(); ++i) {
            add_flow_columns(i);
        }
        for (std::size_t i = 0; i < from_.flows.size(); ++i) {
            add_supply(i);
        }
        add_service_rows();
        add_leg_rows();
        add_traction_rows();
        add_depot_rows();
        add_place_rows();
        return std::move(out_);
    }

private:
    double gain_of(const models::flow_params& flow) const {
        if (flow.is_empty() || aim_ == aim::reach) {
            return 0;
        }
        return aim_ == aim::tonnes ? models::tonnes(flow.lot_mass)
                                   : static_cast<double>(flow.lot_size.count);
    }

    void add_voyages(std::size_t service);
    void add_calls(const models::service_params& set, std::size_t service,
                   models::direction heading);
    void add_passages(const models::service_params& set, std::size_t service,
                      models::direction heading);
    void add_hauls(std::size_t service, models::direction heading);
    void add_flow_columns(std::size_t flow);
    void add_change_columns(std::size_t flow);
    void take_changes(row& standing, std::size_t flow, std::size_t way, std::size_t k) const;
    void add_progress(std::size_t flow, std::size_t way, std::size_t k);
    void add_ride(std::size_t flow, std::size_t way, std::size_t k);
    void add_transloading(std::size_t flow, std::size_t way, std::size_t k);
    void add_supply(std::size_t flow);
    void add_empties(std::size_t flow);
    double followed_h(std::size_t service) const;
    void add_service_rows();
    void add_leg_rows();
    void add_section_row(std::size_t leg);
    void add_traction_rows();
    void add_containers(std::size_t flow, const models::depot_params& depot, row& to) const;
    void add_depot_rows();
    void add_place_rows();
    void add_border_rows(std::size_t place);
    row_id limit(std::string name, std::vector<term>& terms, double most);

    const models::scenario& from_;
    const models::itineraries& routes_;
    const year& year_;
    const aim aim_;
    shared_terms shared_;
    network out_;
    column_id reach_{};
};

}  // namespace corridor::bound
