#include "tests/generator/borders.hpp"

#include <algorithm>

namespace corridor::tests {

namespace {

class border_writer {
public:
    border_writer(toml_page& page, dice& draw, const border_at& at)
        : page_(page), draw_(draw), at_(at) {}

    void all() {
        page_.table("border." + at_.here.name);
        page_.number("latitude_deg", at_.here.latitude);
        page_.number("longitude_deg", at_.here.longitude);
        page_.word("east_country", at_.east);
        page_.word("west_country", at_.west);
        const bool inspected = draw_.chance(0.5);
        page_.bare("others_inspected", inspected ? "true" : "false");
        staff("exit", inspected);
        staff("entry", inspected);
        page_.number("service_cv", draw_.between(0, 1));
        shifts("east");
        shifts("west");
        turns("westbound");
        turns("eastbound");
        page_.number("short_week_share", draw_.between(0, 0.4));
        page_.number("short_week_factor", draw_.between(0.2, 1));
        page_.number("held_share", draw_.between(0, 0.2));
        page_.number("held_h", draw_.between(1, 80));
        page_.number("held_cv", draw_.between(0, 3));
        embargo();
        if (draw_.chance(0.4))
            spell();
    }

private:
    /// From draws of its own, so that the rest of a corridor stays what it was.
    void embargo() {
        dice own(core::decides(at_.here.name) +
                 static_cast<std::uint64_t>(at_.here.longitude * 1e6));
        if (!own.chance(0.4))
            return;
        const std::int64_t trains = own.whole(1, 12);
        page_.whole("embargo_at_trains", trains);
        page_.whole("embargo_lifted_below_trains", own.whole(1, trains));
    }

    /// Other traffic that passes the staff leaves them time enough to work off any queue.
    void staff(const std::string& side, bool others_inspected) {
        const double most_h = others_inspected ? 1.2 : 4;
        const auto stage = [&](const std::string& name, const std::string& who) {
            page_.whole(side + "_" + name + "_" + who, draw_.whole(1, 3));
            page_.number(side + "_" + name + "_h", draw_.between(0.2, most_h));
        };
        stage("inspection", "brigades");
        stage("customs", "teams");
        if (draw_.chance(0.5))
            stage("documents", "desks");
    }

    void shifts(const std::string& side) {
        if (draw_.chance(0.7))
            return;
        page_.whole(side + "_opens_h", draw_.whole(0, 8));
        page_.whole(side + "_closes_h", draw_.whole(18, 24));
        page_.bare(side + "_weekends", draw_.chance(0.5) ? "true" : "false");
    }

    void turns(const std::string& heading) {
        const double other = draw_.chance(0.5) ? draw_.between(0, 3) : 0;
        const double ours = std::max(1.0, at_.trains_a_day * draw_.between(0.7, 4));
        page_.number("accepts_trains_per_day_" + heading, ours + other);
        page_.number("other_trains_per_day_" + heading, other);
    }

    void spell() {
        page_.table("border_spell." + at_.here.name);
        page_.word("border", at_.here.name);
        page_.bare("first_day", fmt::format("2024-01-{:02}", draw_.whole(1, 31)));
        page_.bare("last_day", fmt::format("2024-02-{:02}", draw_.whole(1, 20)));
        accepted("westbound");
        if (draw_.chance(0.5))
            accepted("eastbound");
    }

    /// Others come fewer than are accepted: what they leave behind would take months to pass.
    void accepted(const std::string& heading) {
        const double trains = draw_.between(0, 2);
        page_.number("accepts_trains_per_day_" + heading, trains);
        if (draw_.chance(0.5))
            page_.number("other_trains_per_day_" + heading, trains * draw_.between(0, 0.9));
    }

    toml_page& page_;
    dice& draw_;
    const border_at& at_;
};

}  // namespace

void write_border(toml_page& page, dice& draw, const border_at& at) {
    border_writer(page, draw, at).all();
}

}  // namespace corridor::tests
