#include "tests/generator/disruptions.hpp"

#include <vector>

namespace corridor::tests {

namespace {

class disruption_writer {
public:
    disruption_writer(toml_page& page, dice& draw, const layout& of)
        : page_(page), draw_(draw), of_(of) {}

    void all() {
        for (std::size_t i = 0; i < of_.hubs.size(); ++i) {
            const hub& at = of_.hubs[i];
            const bool docks = at.worked && (at.kind == "terminal" || at.kind == "port");
            if (docks && !calling(of_, i).empty() && draw_.chance(0.2))
                one("at", at.name, true);
        }
        for (std::size_t i = 0; i < of_.links.size(); ++i) {
            if (draw_.chance(0.2))
                one("leg", fmt::format("l{}_{}", i, of_.links[i].sea ? "sea" : "1"), true);
            for (const waypoint& each : of_.links[i].passed) {
                if (each.border && draw_.chance(0.2))
                    one("at", each.name, true);
            }
        }
        for (const service& each : of_.services) {
            if (draw_.chance(0.1))
                one("service", each.name, true);
        }
        for (int way = 0; way < of_.ways; ++way) {
            if (draw_.chance(0.2))
                one("way", fmt::format("way_{}", way), false);
        }
    }

private:
    void one(const char* key, const std::string& name, bool part) {
        page_.table(fmt::format("disruption.d{}", count_++));
        page_.word(key, name);
        if (draw_.chance(0.5)) {
            page_.bare("first_day", fmt::format("2024-01-{:02}", draw_.whole(1, 20)));
            page_.bare("last_day", fmt::format("2024-01-{:02}", draw_.whole(20, 31)));
        } else {
            page_.number("per_year", draw_.between(1, 20));
            page_.number("duration_d", draw_.between(0.2, 8));
            page_.number("duration_cv", draw_.between(0, 1));
        }
        if (part && draw_.chance(0.5))
            page_.number("remaining_share", draw_.between(0.1, 0.9));
        page_.number("recovered_after_d", draw_.between(0, 4));
    }

    toml_page& page_;
    dice& draw_;
    const layout& of_;
    int count_ = 0;
};

}  // namespace

void write_disruptions(toml_page& page, dice& draw, const layout& of) {
    disruption_writer(page, draw, of).all();
}

}  // namespace corridor::tests
