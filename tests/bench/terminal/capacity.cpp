// The table of models/places/README.md: what Kaunas and Vilnius carry as the baseline states them,
// and with twice of each of their parts. Run from the project's folder; takes some minutes.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "configs/reader.hpp"
#include "models/places/terminal_capacity.hpp"

using namespace corridor;

namespace {

std::optional<std::string> text_of(const std::string& name) {
    std::ifstream file(name);
    if (!file) {
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

void print(const models::scenario& from, const char* name, const char* published,
           const models::terminal_traffic& traffic) {
    const auto found = std::find_if(from.places.begin(), from.places.end(),
                                    [&](const auto& each) { return each.name == name; });
    models::place_params terminal = *found;
    terminal.yards[models::index_of(models::yard_kind::containers)].other_share = 0;
    const models::country_params& country = from.countries[models::index_of(terminal.country)];
    std::printf("| %s | %s | %.0f |", terminal.label.c_str(), published,
                models::terminal_capacity(terminal, country, traffic, {}));
    for (std::size_t part = 0; part < models::terminal_parts; ++part) {
        const auto more = models::with_more(terminal, static_cast<models::terminal_part>(part));
        std::printf(" %.0f |", models::terminal_capacity(more, country, traffic, {}));
        std::fflush(stdout);
    }
    std::printf("\n");
}

}  // namespace

int main() {
    const configs::read_result read =
        configs::read_scenario("configs/scenarios/baseline.toml", text_of);
    if (!read.scenario) {
        std::fprintf(stderr, "run it where configs/scenarios/baseline.toml is\n");
        return 1;
    }
    std::printf("| terminal | published | comes out |");
    for (const char* part : models::terminal_part_names) {
        std::printf(" more %s |", part);
    }
    std::printf("\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    print(*read.scenario, "kaunas", "55,000 by design, 100,000 said in 2020",
          {0.5, 0, 0.5, 50, 360});
    print(*read.scenario, "vilnius", "about 100,000", {0, 1, 0, 82, 570});
}
