// What a holder remembers, and how that explains who waited for it.
#include "models/cargo/holder_log.hpp"

#include <vector>

#include <catch2/catch.hpp>

namespace corridor::models {

using namespace std::chrono_literals;

namespace {

constexpr place_id inland{1};
constexpr place_id port{2};
constexpr origin weather = origin_of(cause::weather);

struct piece {
    origin why{};
    place_id where{};
    core::duration span{};
    friend bool operator==(const piece&, const piece&) = default;
};

/// A wait from then to then, explained by the holder's log.
std::vector<piece> explain(const holder_log& holder, const explained_wait& wait,
                           core::duration from, core::duration to) {
    std::vector<piece> out;
    holder.over(core::at(from), core::at(to), [&](const origin_span& held) {
        const origin_span span = explained(wait, held);
        out.push_back({span.why, span.where, span.to - span.from});
    });
    return out;
}

}  // namespace

TEST_CASE("A wait for a ship that a storm held is weather at the port", "[models][origins]") {
    // The ship sails for ten hours, is held before the port for thirty by wind, is worked for two
    // and sails on for ten. Whoever has waited inland since hour 5 waited 5 + 12 hours for want of
    // ships and 30 for the wind at the port.
    holder_log ship;
    ship.begin(core::at(0h));
    ship.add(origin_of(cause::moving), inland, core::at(10h));
    ship.add(weather, port, core::at(40h));
    ship.add(origin_of(cause::handling), port, core::at(42h));
    ship.add(origin_of(cause::moving), port, core::at(52h));

    const origin short_of_ships = origin_of(cause::waiting_vessel);
    const explained_wait wait{cause::waiting_vessel, inland, inland};
    CHECK(explain(ship, wait, 5h, 52h) == std::vector<piece>{{short_of_ships, inland, 5h},
                                                             {weather, port, 30h},
                                                             {short_of_ships, inland, 12h}});
}

TEST_CASE("What nobody remembers is want of capacity", "[models][origins]") {
    holder_log user;
    user.begin(core::at(20h));
    user.add(weather, port, core::at(22h));

    const origin short_of_berths = origin_of(cause::waiting_berth);
    const explained_wait wait{cause::waiting_berth, port, port};
    CHECK(explain(user, wait, 10h, 25h) == std::vector<piece>{{short_of_berths, port, 10h},
                                                              {weather, port, 2h},
                                                              {short_of_berths, port, 3h}});
}

TEST_CASE("Who waits for a yard in which the waiter stands closes a circle", "[models][origins]") {
    // The ship stands idle from hour 10 to 30, since the port's yard has no room for its cargo;
    // that cargo's way out of the port is the very lot that stands there since hour 5 and waits for
    // the ship. Elsewhere, the same hours are want of room in the port.
    const origin no_room = origin_of(cause::waiting_slot);
    holder_log ship;
    ship.begin(core::at(0h));
    ship.add(busy, {}, core::at(10h));
    ship.add(no_room, port, core::at(30h));
    ship.add(busy, {}, core::at(34h));

    const origin short_of_ships = origin_of(cause::waiting_vessel);
    CHECK(explain(ship, {cause::waiting_vessel, port, port}, 5h, 34h) ==
          std::vector<piece>{{short_of_ships, port, 5h},
                             {origin::mutual_blocking, port, 20h},
                             {short_of_ships, port, 4h}});
    CHECK(explain(ship, {cause::waiting_vessel, inland, inland}, 10h, 30h) ==
          std::vector<piece>{{no_room, port, 20h}});
}

TEST_CASE("A log that is full forgets its oldest hours and still covers all", "[models][origins]") {
    // Forty hours of wind, alternately at two ports, and room for the last twelve.
    holder_log ship;
    ship.begin(core::at(0h));
    for (int hour = 1; hour <= 40; ++hour)
        ship.add(weather, hour % 2 == 0 ? port : inland, core::at(1h * hour));

    core::duration known{};
    core::duration all{};
    ship.over(core::at(0h), core::at(40h), [&](const origin_span& each) {
        all += each.to - each.from;
        known += each.why == weather ? each.to - each.from : 0h;
    });
    CHECK(all == 40h);
    CHECK(known == 12h);
}

TEST_CASE("One step explains a wait, since the holder's own is explained", "[models][origins]") {
    // A train waits from hour 20 to 50 for a track that another leaves at hour 50, after it had
    // waited there for a ship until hour 45: 28 hours of those for the wind at the port. Who waits
    // for that train sees wind, and want of tracks.
    holder_log before;
    before.begin(core::at(17h));
    before.add(weather, port, core::at(45h));
    before.add(busy, {}, core::at(50h));
    holder_log train;
    train.begin(core::at(0h));
    train.add(busy, {}, core::at(20h));
    add_wait(train, {cause::waiting_berth, port, port}, before, core::at(50h));
    train.add(busy, {}, core::at(60h));

    CHECK(explain(train, {cause::waiting_train, inland, inland}, 15h, 60h) ==
          std::vector<piece>{{origin_of(cause::waiting_train), inland, 5h},
                             {weather, port, 25h},
                             {origin_of(cause::waiting_berth), port, 5h},
                             {origin_of(cause::waiting_train), inland, 10h}});
}

}  // namespace corridor::models
