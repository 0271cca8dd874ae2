// The rule by which no load can lock a line, beside a plain one that lets all trains leave.
#include "models/rail/line_state.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/random.hpp"

using namespace corridor;
using models::heading_on_line;
using models::line_state;
using models::line_station_params;

namespace {

/// A line's trains without sets or counts: whoever can leave does, until nobody can.
class plain_line {
public:
    explicit plain_line(std::vector<line_station_params> stations)
        : stations_(std::move(stations)) {}

    struct standing {
        std::size_t station;
        heading_on_line heading;
        bool is_long;
        bool on_long_track;
        line_state::train_number number;
    };
    std::vector<standing> trains;

    int free_long(std::size_t station) const {
        return stations_[station].long_tracks - count(station, true);
    }
    int free_loops(std::size_t station) const {
        return stations_[station].tracks - stations_[station].long_tracks - count(station, false);
    }
    bool fits(std::size_t station, bool is_long) const {
        return free_long(station) > 0 || (!is_long && free_loops(station) > 0);
    }
    void put(standing train, std::size_t station) {
        train.on_long_track = train.is_long || free_loops(station) == 0;
        train.station = station;
        trains.push_back(train);
    }

    /// One by one, each alone, over fitting free tracks.
    bool all_could_leave() const {
        plain_line left = *this;
        while (!left.trains.empty()) {
            const auto leaver =
                std::find_if(left.trains.begin(), left.trains.end(),
                             [&](const standing& each) { return left.is_clear_for(each); });
            if (leaver == left.trains.end())
                return false;
            left.trains.erase(leaver);
        }
        return true;
    }

private:
    int count(std::size_t station, bool on_long_track) const {
        return static_cast<int>(
            std::count_if(trains.begin(), trains.end(), [&](const standing& each) {
                return each.station == station && each.on_long_track == on_long_track;
            }));
    }
    bool is_clear_for(const standing& train) const {
        for (std::size_t s = 0; s < stations_.size(); ++s) {
            const bool ahead =
                train.heading == heading_on_line::up ? s > train.station : s < train.station;
            if (ahead && !fits(s, train.is_long))
                return false;
        }
        return true;
    }

    std::vector<line_station_params> stations_;
};

class two_lines {
public:
    two_lines(std::vector<line_station_params> stations, core::stream draw)
        : last_(stations.size() - 1), rule_(stations), plain_(std::move(stations)), draw_(draw) {}

    /// Lets a train come, move on or leave, where the rule allows it; says whether both agree.
    bool step() {
        const bool comes = plain_.trains.empty() || draw_.uniform() < 0.5;
        return comes ? enter() : go_on();
    }
    std::int64_t checks() const { return rule_.checks(); }
    std::int64_t refused() const { return rule_.refused(); }

private:
    bool enter() {
        const bool is_up = draw_.uniform() < 0.5;
        const bool is_long = draw_.uniform() < 0.3;
        const heading_on_line heading = is_up ? heading_on_line::up : heading_on_line::down;
        const std::size_t station = is_up ? 0 : last_;
        const std::optional<plain_line> after =
            tried(plain_, {0, heading, is_long, false, 0}, station);
        const bool allowed = rule_.may_enter(station, heading, is_long);
        if (allowed != after.has_value())
            return false;
        if (allowed) {
            plain_ = *after;
            plain_.trains.back().number = rule_.enter(station, heading, is_long);
        }
        return true;
    }
    bool go_on() {
        const double which = draw_.uniform() * static_cast<double>(plain_.trains.size());
        const auto chosen = plain_.trains.begin() + static_cast<std::ptrdiff_t>(which);
        const plain_line::standing train = *chosen;
        const bool is_up = train.heading == heading_on_line::up;
        if (train.station == (is_up ? last_ : 0)) {
            rule_.leave(train.number);
            plain_.trains.erase(chosen);
            return true;
        }
        plain_line others = plain_;
        others.trains.erase(others.trains.begin() + (chosen - plain_.trains.begin()));
        const std::size_t next = is_up ? train.station + 1 : train.station - 1;
        const std::optional<plain_line> after = tried(others, train, next);
        const bool allowed = rule_.may_move(train.number);
        if (allowed != after.has_value())
            return false;
        if (allowed) {
            rule_.move(train.number);
            plain_ = *after;
        }
        return true;
    }
    /// With that train at the station beside the others, when there is room and all could leave.
    std::optional<plain_line> tried(plain_line others, const plain_line::standing& train,
                                    std::size_t station) const {
        if (!plain_.fits(station, train.is_long))
            return std::nullopt;
        others.put(train, station);
        return others.all_could_leave() ? std::optional(others) : std::nullopt;
    }

    std::size_t last_;
    line_state rule_;
    plain_line plain_;
    core::stream draw_;
};

}  // namespace

TEST_CASE("the rule allows what leaves all trains able to leave, and nothing else") {
    std::int64_t checks = 0;
    std::int64_t refused = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        core::stream draw({seed, 0}, core::decides("stations"), 0);
        std::vector<line_station_params> stations;
        const int count = seed % 20 == 0 ? 70 : 3 + static_cast<int>(seed % 9);  // over one word
        for (int i = 0; i < count; ++i) {
            const int tracks = 1 + static_cast<int>(draw.uniform() * 3);
            const int long_tracks = 1 + static_cast<int>(draw.uniform() * tracks);
            stations.push_back({tracks, long_tracks});
        }
        two_lines both(stations, core::stream({seed, 0}, core::decides("moves"), 0));
        for (int i = 0; i < 2000; ++i)
            REQUIRE(both.step());
        checks += both.checks();
        refused += both.refused();
    }
    CHECK(checks > 10'000);
    CHECK(refused > 1'000);
}
