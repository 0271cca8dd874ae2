#include "tests/generator/depots.hpp"

#include <algorithm>
#include <string>

namespace corridor::tests {

depots_drawn::depots_drawn(dice& draw, const layout& of) : of_(of) {
    const auto found = std::find_if(of.flows.begin(), of.flows.end(), [](const flow& each) {
        return each.moved == form::container && each.westbound;
    });
    if (draw.chance(0.5) && found != of.flows.end())
        along_ = &*found;
}

void depots_drawn::write_size(toml_page& page, dice& draw, const flow& of, double t_per_teu) const {
    constexpr double most_of_long_ones = 14.3;  // t a TEU
    const bool stated = draw.chance(0.5) || along_ != nullptr;
    const bool is_long = draw.chance(0.5) && of.lot % 2 == 0 && t_per_teu < most_of_long_ones;
    if (stated)
        page.word("container_size", is_long ? "40ft" : "20ft");
}

void depots_drawn::write(toml_page& page, dice& draw, bool all_must_arrive) const {
    if (along_ == nullptr)
        return;
    const auto depot = [&](const std::string& name, std::size_t hub) {
        page.table("depot." + name);
        page.word("at", of_.hubs[hub].name);
        page.number("turn_d", draw.chance(0.2) ? 0 : draw.between(0.1, 10));
        page.whole("stock_20ft", draw.whole(0, 100));
        page.whole("stock_40ft", draw.whole(0, 50));
        page.whole("room_teu", draw.whole(0, 400));
        const double hired_after_d = draw.between(1, 30);
        page.number("hired_after_d", all_must_arrive || draw.chance(0.5) ? hired_after_d : 0);
    };
    depot("depot_east", along_->origin);
    depot("depot_west", along_->destination);
    for (const char* size : {"20ft", "40ft"}) {
        if (draw.chance(0.3))
            continue;
        page.table(std::string("repositioning.order_") + size);
        page.word("from", "depot_west");
        page.word("to", "depot_east");
        page.word("container_size", size);
        page.word("direction", "eastbound");
        page.words("vessels", {along_->vessel});
        const std::int64_t level = draw.whole(0, 60);
        page.whole("reorder_below", level);
        page.whole("order_up_to", level + draw.whole(10, 40));
        page.whole("sender_keeps", draw.whole(0, 20));
        page.whole("least_order", draw.whole(1, 10));
    }
}

}  // namespace corridor::tests
