#include "outputs/sweeps/sweep_writer.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>

#include "outputs/groups/group_writer.hpp"
#include "outputs/groups/groups.hpp"
#include "outputs/hdf5.hpp"
#include "outputs/partial_file.hpp"
#include "sim/study/sweep.hpp"

namespace corridor::outputs {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

study::full_factorial factorial_of(const sweep_design& design) {
    std::vector<std::int32_t> levels;
    for (const sweep_axis& each : design.axes)
        levels.push_back(static_cast<std::int32_t>(each.levels.size()));
    return study::full_factorial(std::move(levels));
}

/// Everything in the file, ready to be laid on its dimensions.
struct sweep_table {
    std::vector<study::estimate> about;           ///< [response]: name, unit, estimand, method
    std::vector<std::vector<double>> values;      ///< [response][point, replication]
    std::vector<double> mean, error, low, high;   ///< [response, point]
    std::vector<std::int32_t> replications_done;  ///< [response, point]
};

class tabulator {
public:
    explicit tabulator(const swept& from)
        : from_(from), points_(factorial_of(from.design).points()) {
        const std::vector<std::string> names = response_names();
        for (const std::string& each : from.design.responses)
            columns_.push_back(static_cast<std::size_t>(
                std::find(names.begin(), names.end(), each) - names.begin()));
        const std::size_t rows = columns_.size() * static_cast<std::size_t>(points_);
        table_.values.assign(columns_.size(), {});
        table_.mean.assign(rows, missing);
        table_.error = table_.low = table_.high = table_.mean;
        table_.replications_done.assign(rows, 0);
    }

    sweep_table tabulate() {
        describe();
        for (std::int32_t point = 0; point < points_; ++point)
            add(point);
        return std::move(table_);
    }

private:
    /// What the responses are does not depend on the point: take it from sums of nothing.
    void describe() {
        const response_sums nothing = sums_of(from_.base, models::replication_result{});
        const std::vector<study::estimate> all =
            responses(from_.base, std::vector<response_sums>{nothing});
        for (const std::size_t column : columns_)
            table_.about.push_back(all[column]);
    }

    void add(std::int32_t point) {
        std::vector<response_sums> there;
        for (std::int32_t replication = 0; replication < from_.design.replications; ++replication) {
            const study::task which{point, replication};
            if (!from_.results.holds(which)) {
                for (std::vector<double>& each : table_.values)
                    each.push_back(missing);
                continue;
            }
            there.push_back(from_.results.sums(which));
            const std::vector<study::estimate> alone =
                responses(from_.base, std::vector<response_sums>{there.back()});
            for (std::size_t i = 0; i < columns_.size(); ++i)
                table_.values[i].push_back(alone[columns_[i]].mean);
        }
        if (there.empty())
            return;
        const std::vector<study::estimate> together = responses(from_.base, there);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const study::estimate& from = together[columns_[i]];
            const std::size_t row =
                i * static_cast<std::size_t>(points_) + static_cast<std::size_t>(point);
            table_.mean[row] = from.mean;
            table_.error[row] = from.standard_error;
            table_.low[row] = from.ci95_low;
            table_.high[row] = from.ci95_high;
            table_.replications_done[row] = from.replications;
        }
    }

    const swept& from_;
    const std::int32_t points_;
    std::vector<std::size_t> columns_;  // [response of the study] among all responses
    sweep_table table_;
};

/// Words that xarray takes for a time difference are written as symbols.
const char* unit_of(const sweep_axis& axis) {
    return axis.unit == "days" ? "d" : axis.unit.c_str();
}

void write_axis(group_writer& out, const sweep_axis& axis) {
    const std::string meaning =
        axis.meaning.empty() ? axis.path : fmt::format("{}: {}", axis.path, axis.meaning);
    const bool are_whole = std::all_of(axis.numbers.begin(), axis.numbers.end(), [](double x) {
        return x == std::floor(x) && std::abs(x) <= std::numeric_limits<std::int32_t>::max();
    });
    if (axis.numbers.empty()) {
        out.names(axis.name.c_str(), meaning.c_str(), axis.levels);
    } else if (are_whole) {
        std::vector<std::int32_t> whole;
        for (const double each : axis.numbers)
            whole.push_back(static_cast<std::int32_t>(each));
        out.numbers(axis.name.c_str(), unit_of(axis), meaning, whole);
    } else {
        out.numbers(axis.name.c_str(), unit_of(axis), meaning, axis.numbers);
    }
}

void write_responses(hid_t file, const sweep_design& design, const sweep_table& table) {
    group_writer out(file, "responses");
    group_writer::axes along;
    for (const sweep_axis& each : design.axes) {
        write_axis(out, each);
        along.push_back(each.name.c_str());
    }
    std::vector<std::int32_t> replications(static_cast<std::size_t>(design.replications));
    std::iota(replications.begin(), replications.end(), 0);
    out.numbers("replication", "1", "number of the replication: the same draws at each point",
                replications);
    along.push_back("replication");
    for (std::size_t i = 0; i < table.about.size(); ++i) {
        const study::estimate& about = table.about[i];
        out.dataset(about.name.c_str(), along, about.unit.c_str(), about.estimand.c_str(),
                    table.values[i]);
    }
}

void write_estimates(hid_t file, const sweep_design& design, const sweep_table& table) {
    using study::estimate;
    group_writer out(file, "summary");
    out.names("response", "what is estimated", column(table.about, &estimate::name));
    group_writer::axes along{"response"};
    for (const sweep_axis& each : design.axes) {
        write_axis(out, each);
        along.push_back(each.name.c_str());
    }
    out.dataset("mean", along, "", "point estimate; NaN when missing", table.mean);
    out.dataset("standard_error", along, "", "of the point estimate; NaN from one replication",
                table.error);
    out.dataset("ci95_low", along, "", "lower end of the 95 % interval; NaN from one replication",
                table.low);
    out.dataset("ci95_high", along, "", "upper end of the 95 % interval; NaN from one replication",
                table.high);
    out.dataset("replications", along, "1", "replications that the estimate is from",
                table.replications_done);
    out.dataset("unit", {"response"}, "", "unit of the estimate",
                column(table.about, &estimate::unit));
    out.dataset("estimand", {"response"}, "", "of what, over which population and period",
                column(table.about, &estimate::estimand));
    out.dataset("method", {"response"}, "", "how it was estimated",
                column(table.about, &estimate::method));
}

void write_file(const std::string& path, const swept& from, const sweep_table& table,
                const provenance& origin) {
    hdf5::handle file = hdf5::create_file(path);
    write_root(file, from.base, from.design.title, origin);
    {
        const hdf5::handle root(H5Gopen2(file, "/", H5P_DEFAULT), H5Gclose, "H5Gopen2");
        hdf5::set_attribute(root, "study", from.design.study);
    }
    write_provenance(file, origin);
    write_responses(file, from.design, table);
    write_estimates(file, from.design, table);
    hdf5::check(H5Fflush(file, H5F_SCOPE_GLOBAL), "cannot flush");
    file.close("cannot close");
}

}  // namespace

std::string task_words(const sweep_design& design, study::task which) {
    const std::vector<std::int32_t> levels = factorial_of(design).levels_at(which.point);
    std::string words = fmt::format("replication {}", which.replication);
    for (std::size_t f = 0; f < levels.size(); ++f)
        words += fmt::format("{} {} = {}", f == 0 ? " at" : ",", design.axes[f].name,
                             design.axes[f].levels[static_cast<std::size_t>(levels[f])]);
    return words;
}

void write_sweep(const std::string& path, const swept& from, const provenance& origin,
                 existing_file policy) {
    const sweep_table table = tabulator(from).tabulate();
    write_whole(path, origin, policy,
                [&](const std::string& partial) { write_file(partial, from, table, origin); });
}

}  // namespace corridor::outputs
