// Whatever a table holds, reading ends with parameters or with messages, and parameters are those
// that the resolved text gives again.
#include <random>

#include <catch2/catch.hpp>

#include "tests/configs/minimal.hpp"

using namespace corridor;

namespace {

// Pieces that mean something somewhere, and bytes that mean nothing.
std::string any_text(std::mt19937& draw, int pieces) {
    static const std::vector<std::string> known = {
        "name",
        "kind",
        "mode",
        "rail",
        "sea",
        "from",
        "to",
        "aktau",
        "alat",
        "source",
        "map",
        "length_km",
        "2900",
        "0",
        "-1",
        "1e999",
        "nan",
        "true",
        "2024-01-01",
        ",",
        ",",
        ",",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\"\"",
        ";",
        "[",
        "]",
        "{",
        "}",
        ":",
        "#",
        "=",
        "\\",
        " ",
        ".",
        "\"type\":\"FeatureCollection\"",
        "\"features\":[",
        "\"type\":\"Feature\"",
        "\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}",
        "\"properties\":{",
        "null",
        "\"name\":\"north\"",
        "\xEF\xBB\xBF",
        "\xC4\x97",
        "\xC4",
        "\xFF",
        std::string(1, '\0')};
    std::string text;
    for (int i = 0; i < pieces; ++i) {
        text += known[draw() % known.size()];
    }
    return text;
}

// A right table with some bytes changed, lost or doubled.
std::string spoilt(std::string text, std::mt19937& draw) {
    for (auto times = 1 + draw() % 3; times > 0 && !text.empty(); --times) {
        const std::size_t at = draw() % text.size();
        switch (draw() % 3) {
            case 0:
                text[at] = static_cast<char>(draw() % 256);
                break;
            case 1:
                text.erase(at, 1 + draw() % 4);
                break;
            default:
                text.insert(at, text.substr(at, 1 + draw() % 8));
        }
    }
    return text;
}

const std::string right_csv =
    "name,kind,country,latitude_deg,longitude_deg,label,source\n"
    "north,junction,KZ,49,66,\"Klaip\xC4\x97"
    "da, \"\"north\"\"\",map\n"
    "south,origin,KZ,44,68.5,,assumed: as drawn\n";
const std::string right_map =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point",)"
    R"("coordinates":[66,49]},"properties":{"name":"north","kind":"junction","country":"KZ",)"
    R"("source":"map"}}]})";

// Whether it was right; fails the test when the resolved text does not give it again.
bool holds(const std::string& table, const std::string& ending) {
    const configs::read_result is =
        tests::read({{"a.toml", tests::replaced(tests::minimal, "\n[demand]",
                                                "\ntables.place = \"t." + ending + "\"\n[demand]")},
                     {"t." + ending, table}});
    if (!is.scenario) {
        CHECK_FALSE(is.problems.empty());
        return false;
    }
    const configs::read_result again = tests::read({{"a.toml", is.resolved_toml}});
    CHECK(again.resolved_toml == is.resolved_toml);
    return true;
}

}  // namespace

TEST_CASE("No text of a table breaks the reader", "[configs][tables]") {
    const std::uint32_t seed = 20240101;
    CAPTURE(seed);
    std::mt19937 draw(seed);
    int right = 0;
    int wrong = 0;
    for (int i = 0; i < 1500; ++i) {
        for (const char* ending : {"csv", "geojson"}) {
            const bool csv = ending == std::string("csv");
            const int pieces = static_cast<int>(draw() % 60);
            const std::string text =
                i % 3 == 0 ? any_text(draw, pieces) : spoilt(csv ? right_csv : right_map, draw);
            CAPTURE(ending, text);
            ++(holds(text, ending) ? right : wrong);
        }
    }
    CHECK(holds(right_csv, "csv"));
    CHECK(holds(right_map, "geojson"));
    // Some changes leave a table right, most do not.
    CHECK(right > 50);
    CHECK(wrong > 1000);
}
