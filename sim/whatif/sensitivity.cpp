#include "sim/whatif/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace corridor::whatif {
namespace {

/// One response of so many replications in a row.
std::vector<double> values_of(const std::vector<assumption_answer>& runs, std::size_t first,
                              std::int32_t replications, std::size_t response) {
    std::vector<double> values;
    for (std::size_t i = first; i < first + static_cast<std::size_t>(replications); ++i)
        values.push_back(runs[i][response]);
    return values;
}

std::vector<double> less(std::vector<double> from, const std::vector<double>& what) {
    for (std::size_t i = 0; i < from.size(); ++i)
        from[i] -= what[i];
    return from;
}

/// The runs measured, put side by side: blocks of replications as single_runs orders them.
class measurement {
public:
    measurement(const std::vector<assumption_answer>& runs, std::int32_t replications)
        : runs_(runs), replications_(replications) {}

    std::vector<double> stated(std::size_t response) const { return block(0, response); }
    std::vector<double> low(std::size_t named, std::size_t response) const {
        return block(1 + 2 * named, response);
    }
    std::vector<double> high(std::size_t named, std::size_t response) const {
        return block(2 + 2 * named, response);
    }

private:
    std::vector<double> block(std::size_t number, std::size_t response) const {
        return values_of(runs_, number * static_cast<std::size_t>(replications_), replications_,
                         response);
    }
    const std::vector<assumption_answer>& runs_;
    std::int32_t replications_;
};

ranked_assumption measured(const measurement& of, std::size_t i, std::size_t responses,
                           std::size_t by, std::size_t count) {
    ranked_assumption out;
    for (std::size_t r = 0; r < responses; ++r)
        out.changes.push_back(study::mean_of(less(of.high(i, r), of.low(i, r))));
    out.at_low = study::mean_of(less(of.low(i, by), of.stated(by))).mean;
    out.at_high = study::mean_of(less(of.high(i, by), of.stated(by))).mean;
    const study::estimate& change = out.changes[by];
    const double together =  // Bonferroni
        study::t_quantile(1 - 0.025 / static_cast<double>(count), change.replications - 1);
    out.sure = std::abs(change.mean) > together * change.standard_error;
    return out;
}

}  // namespace

std::int32_t runs_of(const sensitivity_effort& spent, const assumptions& from) {
    const auto most = static_cast<std::int32_t>(from.all.size());
    const auto keys = static_cast<std::int32_t>(groups_by_key(from).size());
    return 2 * std::max(keys, spent.groups) +
           spent.replications * (1 + 2 * std::min(spent.ranked, most));
}

std::vector<std::string> responses_beside(const std::string& by) {
    std::vector<std::string> all = {by};
    for (const char* each : {"delivered_t", "delivered_teu", "transit_time_mean_h"}) {
        if (by != each)
            all.emplace_back(each);
    }
    return all;
}

std::vector<study::factor_group> groups_by_key(const assumptions& from) {
    std::vector<study::factor_group> groups;
    for (std::size_t i = 0; i < from.all.size(); ++i) {
        const auto at = static_cast<std::int32_t>(i);
        if (i > 0 && key_of_all(from.all[i]) == key_of_all(from.all[i - 1]))
            groups.back().last = at + 1;
        else
            groups.push_back({at, at + 1, 0});
    }
    return groups;
}

std::vector<assumption_run> group_runs(std::span<const study::factor_group> groups,
                                       std::size_t assumptions, std::uint32_t first) {
    std::vector<assumption_run> all;
    for (const study::factor_group& each : groups) {
        for (const std::int8_t end : {std::int8_t{1}, std::int8_t{-1}}) {
            std::vector<std::int8_t> at(assumptions, 0);
            std::fill(at.begin() + each.first, at.begin() + each.last, end);
            all.push_back({std::move(at), first});
        }
        first += 1;
    }
    return all;
}

std::vector<assumption_run> single_runs(const std::vector<std::int32_t>& named,
                                        std::size_t assumptions, std::int32_t replications,
                                        std::uint32_t first) {
    std::vector<assumption_run> all;
    const auto add = [&](const std::vector<std::int8_t>& at) {
        for (std::int32_t i = 0; i < replications; ++i)
            all.push_back({at, first + static_cast<std::uint32_t>(i)});
    };
    const std::vector<std::int8_t> stated(assumptions, 0);
    add(stated);
    for (const std::int32_t each : named) {
        std::vector<std::int8_t> at = stated;
        at[static_cast<std::size_t>(each)] = -1;
        add(at);
        at[static_cast<std::size_t>(each)] = 1;
        add(at);
    }
    return all;
}

std::vector<ranked_assumption> ranked(const std::vector<assumption_answer>& runs,
                                      const std::vector<std::int32_t>& named, std::size_t by,
                                      std::int32_t replications) {
    const measurement all(runs, replications);
    std::vector<ranked_assumption> out;
    for (std::size_t i = 0; i < named.size(); ++i) {
        out.push_back(measured(all, i, runs.front().size(), by, named.size()));
        out.back().which = named[i];
    }
    std::stable_sort(out.begin(), out.end(), [&](const auto& a, const auto& b) {
        return std::abs(a.changes[by].mean) > std::abs(b.changes[by].mean);
    });
    return out;
}

std::vector<study::estimate> as_stated(const std::vector<assumption_answer>& runs,
                                       std::int32_t replications) {
    const measurement all(runs, replications);
    std::vector<study::estimate> out;
    for (std::size_t r = 0; r < runs.front().size(); ++r)
        out.push_back(study::mean_of(all.stated(r)));
    return out;
}

}  // namespace corridor::whatif
