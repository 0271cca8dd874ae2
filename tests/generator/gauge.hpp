// Where the gauge changes in a random corridor: between trains, at pairs of tracks, or on the way,
// by an exchange of bogies.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/generator/layout.hpp"
#include "tests/generator/toml_page.hpp"

namespace corridor::tests {

/// Tracks of a place, by gauge.
struct tracks_drawn {
    std::int64_t broad = 0;
    std::int64_t normal = 0;
};

/// Of places with rail cranes: some have hours, and it says so; most with tracks of both gauges
/// have pairs of them.
bool write_terminal(toml_page& page, dice& draw, const tracks_drawn& there);

/// Customs hours, of some places with papers.
void write_customs(toml_page& page, dice& draw);

/// The railways beside whose rails others of the other gauge run from the first place that they
/// pass on: there their trains of wagons have their bogies exchanged.
class bogie_links {
public:
    bogie_links(dice& draw, const layout& of);

    bool on(std::size_t link) const { return drawn_[link]; }
    bool changes(const service& each) const { return each.kind == "wagon_train" && on(each.along); }
    /// Of a train's tracks at one of its ends.
    int gauge_mm(const service& each, std::size_t hub) const;
    /// More keys of the place where they are exchanged.
    void write_shop(toml_page& page, dice& draw, std::size_t link) const;

private:
    const layout& of_;
    std::vector<bool> drawn_;  // [link]
};

constexpr int other_gauge(int gauge_mm) { return gauge_mm == 1435 ? 1520 : 1435; }

}  // namespace corridor::tests
