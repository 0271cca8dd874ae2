#include "sim/core/time_histogram.hpp"

#include <algorithm>
#include <limits>

#include "sim/core/broken.hpp"

namespace corridor::core {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

time_histogram::time_histogram(time_point start, double lowest, double width, std::size_t cells)
    : lowest_(lowest), width_(width), last_(start), cells_(cells) {
    const bool is_right = width > 0.0 && cells > 0;
    if (!is_right)
        broken("a time histogram without cells, or with cells of no width");
}

void time_histogram::set(time_point now, double value) {
    const duration lasted = now - last_;
    last_ = now;
    const double position = (value_ - lowest_) / width_;
    value_ = value;
    if (lasted == duration::zero())
        return;
    total_ += lasted;
    std::size_t cell = 0;
    if (position < 0.0) {
        below_ += lasted;
    } else if (position >= static_cast<double>(cells_.size())) {
        above_ += lasted;
        cell = cells_.size() - 1;
    } else {
        cell = static_cast<std::size_t>(position);
    }
    cells_[cell] += lasted;
}

void time_histogram::reset(time_point now) {
    last_ = now;
    std::fill(cells_.begin(), cells_.end(), duration::zero());
    total_ = below_ = above_ = duration::zero();
}

void time_histogram::merge(const time_histogram& other) {
    if (other.lowest_ != lowest_ || other.width_ != width_ || other.cells_.size() != cells_.size())
        broken("two time histograms with different cells are merged");
    for (std::size_t i = 0; i < cells_.size(); ++i)
        cells_[i] += other.cells_[i];
    total_ += other.total_;
    below_ += other.below_;
    above_ += other.above_;
}

double time_histogram::share(std::size_t i) const {
    if (total_ == duration::zero())
        return missing;
    return static_cast<double>(cells_[i].count()) / static_cast<double>(total_.count());
}

double time_histogram::quantile(double p) const {
    if (total_ == duration::zero())
        return missing;
    const double wanted = p * static_cast<double>(total_.count());
    duration seen{};
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        seen += cells_[i];
        if (seen > duration::zero() && static_cast<double>(seen.count()) >= wanted)
            return lowest_ + width_ * static_cast<double>(i + 1);
    }
    return lowest_ + width_ * static_cast<double>(cells_.size());
}

}  // namespace corridor::core
