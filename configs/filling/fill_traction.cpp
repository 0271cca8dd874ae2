#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/filling/filling.hpp"
#include "configs/filling/names.hpp"
#include "configs/filling/subjects.hpp"

namespace corridor::configs {

namespace {

using models::index_of;
using models::leg_params;
using models::place_id;

class territory_filler {
public:
    territory_filler(const filling& with, const std::string& name)
        : with_(with), said_(with.in, "traction." + name), id_(next(with)) {
        to_.name = name;
    }

    models::traction_params fill() && {
        to_.kind = named<models::traction_kind>(traction_kind_names, said_.text("kind"));
        to_.depot = with_.place(said_, "depot");
        to_.count = {said_.whole("locomotives"), said_.whole("crews")};
        to_.after = {said_.hours("servicing_h"), said_.hours("rest_h")};
        to_.change = said_.hours("change_h");
        with_.belongs(said_, "rest_h", said_.has("rest_h") && to_.count[1] > 0,
                      "a territory without crews");
        take_legs();
        if (with_.sound("traction." + to_.name) &&
            std::all_of(legs_.begin(), legs_.end(),
                        [&](const auto* leg) { return with_.sound("leg." + leg->name); })) {
            check_depot();
        }
        return std::move(to_);
    }

private:
    static models::traction_id next(const filling& with) {
        return models::traction_id{static_cast<std::uint32_t>(with.to.tractions.size())};
    }

    void take_legs() {
        for (const std::string& name : said_.list("legs")) {
            const auto leg = index_of(id_of<models::leg_id>(with_.to.legs, name));
            if (leg < with_.to.legs.size() && may_take(with_.to.legs[leg])) {
                with_.to.legs[leg].traction = id_;
                legs_.push_back(&with_.to.legs[leg]);
            }
        }
    }

    bool may_take(const leg_params& leg) const {
        std::string wrong;
        std::string right = "expected legs that no other territory has";
        if (leg.mode != models::leg_mode::rail) {
            wrong = leg.name + " is no railway";
            right = "expected rail legs";
        } else if (leg.traction && leg.traction != id_) {
            wrong = fmt::format("{} is territory {}'s already", leg.name,
                                with_.to.tractions[index_of(*leg.traction)].name);
        } else if (!legs_.empty() && legs_.front()->gauge_mm != leg.gauge_mm) {
            wrong = fmt::format("{} has {} mm, {} has {}", leg.name, leg.gauge_mm,
                                legs_.front()->name, legs_.front()->gauge_mm);
            right = "expected legs of one gauge";
        }
        if (!wrong.empty()) {
            with_.add(said_, "legs", std::move(wrong), std::move(right));
            return false;
        }
        return true;
    }

    /// All that locomotives can come to from the depot.
    std::vector<place_id> reached() const {
        std::vector<place_id> all = {to_.depot};
        const auto has = [&](place_id at) {
            return std::find(all.begin(), all.end(), at) != all.end();
        };
        for (bool grows = true; grows;) {
            grows = false;
            for (const leg_params* each : legs_) {
                if (has(each->from) != has(each->to)) {
                    all.push_back(has(each->from) ? each->to : each->from);
                    grows = true;
                }
            }
        }
        return all;
    }

    void check_depot() const {
        const std::vector<place_id> all = reached();
        for (const leg_params* each : legs_) {
            if (std::find(all.begin(), all.end(), each->from) == all.end()) {
                with_.add(said_, "legs",
                          fmt::format("no locomotive comes from {} to {}", said_.text("depot"),
                                      each->name),
                          "expected legs that are connected with the depot and each other");
                return;
            }
        }
        for (const models::traction_params& other : with_.to.tractions) {
            if (other.depot == to_.depot) {
                with_.add(said_, "depot",
                          said_.text("depot") + " is territory " + other.name + "'s already",
                          "expected a place that is no other's depot");
            }
        }
    }

    const filling& with_;
    const values said_;
    const models::traction_id id_;
    models::traction_params to_;
    std::vector<const leg_params*> legs_;
};

}  // namespace

void fill_traction(const filling& with) {
    for (const std::string& name : names_of(with.in, "traction")) {
        models::traction_params each = territory_filler(with, name).fill();
        with.to.tractions.push_back(std::move(each));
    }
}

}  // namespace corridor::configs
