// Who gets which berth, berth by berth.
#include "models/places/harbour.hpp"

#include <catch2/catch.hpp>

namespace corridor::models {

namespace {

constexpr dock_kind container = dock_kind::container_berths;
constexpr dock_kind dry = dock_kind::dry_berths;
constexpr dock_kind ferry = dock_kind::ferry_berths;

/// One container berth and one dry berth; the latter is open to container vessels.
place_params two_berths() {
    place_params out;
    out.docks[index_of(container)].places = 1;
    out.docks[index_of(dry)].places = 1;
    out.docks[index_of(dry)].also_for = {container};
    return out;
}

}  // namespace

TEST_CASE("A vessel takes another class's berth only when none of its own is free",
          "[models][places][harbour]") {
    const place_params place = two_berths();
    core::simulation sim;
    harbour port(sim, place);

    const berth_call& first = port.ask(container, false);
    const berth_call& second = port.ask(container, false);
    const berth_call& third = port.ask(container, false);

    CHECK((first.berthed && first.berth == container));
    CHECK((second.berthed && second.berth == dry));
    CHECK_FALSE(third.berthed);
}

TEST_CASE("A berth goes to its own class before others that came earlier",
          "[models][places][harbour]") {
    const place_params place = two_berths();
    core::simulation sim;
    harbour port(sim, place);
    port.ask(container, false);
    berth_call& guest = port.ask(container, false);
    const berth_call& early = port.ask(container, false);
    const berth_call& late = port.ask(dry, false);

    port.leave(guest);
    CHECK((late.berthed && late.berth == dry));
    CHECK_FALSE(early.berthed);
}

TEST_CASE("A berth that nobody of its own class wants goes to a guest",
          "[models][places][harbour]") {
    const place_params place = two_berths();
    core::simulation sim;
    harbour port(sim, place);
    port.ask(container, false);
    berth_call& bulk = port.ask(dry, false);
    const berth_call& waits = port.ask(container, false);
    const berth_call& stranger =
        port.ask(ferry, false);  // has no berth here, and none is open to it

    port.leave(bulk);
    CHECK((waits.berthed && waits.berth == dry));
    CHECK_FALSE(stranger.berthed);
}

TEST_CASE("No vessel goes to a shallower berth than its own", "[models][places][harbour]") {
    place_params place = two_berths();
    place.docks[index_of(container)].depth_m = 8;
    place.docks[index_of(dry)].depth_m = 6;
    core::simulation sim;
    harbour port(sim, place);

    port.ask(container, false);
    CHECK_FALSE(port.ask(container, false).berthed);
}

TEST_CASE("A timetable goes first where the port says so", "[models][places][harbour]") {
    for (const bool scheduled_first : {false, true}) {
        place_params place = two_berths();
        place.scheduled_first = scheduled_first;
        core::simulation sim;
        harbour port(sim, place);
        berth_call& first = port.ask(dry, false);
        const berth_call& tramp = port.ask(dry, false);
        const berth_call& liner = port.ask(dry, true);

        port.leave(first);
        CHECK(tramp.berthed == !scheduled_first);
        CHECK(liner.berthed == scheduled_first);
    }
}

TEST_CASE("Berths that share vessels are one limit, also through a third",
          "[models][places][bound]") {
    place_params place = two_berths();
    CHECK(first_shared(place)[index_of(dry)] == container);
    CHECK(first_shared(place)[index_of(ferry)] == ferry);

    place.docks[index_of(ferry)].also_for = {dry};
    CHECK(first_shared(place)[index_of(ferry)] == container);
}

}  // namespace corridor::models
