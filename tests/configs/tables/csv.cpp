// CSV as RFC 4180 has it: what the cells are and where they stand, and each way to get it wrong.
#include "configs/tables/csv.hpp"

#include <catch2/catch.hpp>

#include "configs/reading/utf8.hpp"

using namespace corridor;

namespace {

configs::table read(std::string_view text) {
    std::vector<configs::problem> problems;
    configs::table is = configs::read_csv("a.csv", text, problems);
    for (const configs::problem& each : problems) {
        UNSCOPED_INFO(each.text());
    }
    REQUIRE(problems.empty());
    return is;
}

std::vector<std::string> mistakes(std::string_view text) {
    std::vector<configs::problem> problems;
    configs::read_csv("a.csv", text, problems);
    std::vector<std::string> all;
    for (const configs::problem& each : problems) {
        all.push_back(each.text());
    }
    return all;
}

// `-` for a cell that states nothing.
std::string text_of(const configs::row& of) {
    std::string all;
    for (const auto& each : of.cells) {
        all += (all.empty() ? "" : "|") + (each ? std::get<std::string>(each->held.is) : "-");
    }
    return all;
}

using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("A line of CSV is a row, and what stands between commas a cell", "[configs][csv]") {
    const configs::table is = read("name,length_km\nsteppe,2900\nkura,320\n");
    REQUIRE(is.columns.size() == 2);
    CHECK(is.columns[1].name == "length_km");
    CHECK(is.columns[1].at.column == 6);
    REQUIRE(is.rows.size() == 2);
    CHECK(text_of(is.rows[1]) == "kura|320");
    CHECK(is.rows[1].cells[1]->at.line == 3);
    CHECK(is.rows[1].cells[1]->at.column == 6);
}

TEST_CASE("Quotes hold commas, line ends and themselves twice", "[configs][csv]") {
    const configs::table is = read("name,label,source\na,\"x, \"\"y\"\"\nz\",\"\"\nb,c,d");
    REQUIRE(is.rows.size() == 2);
    CHECK(text_of(is.rows[0]) == "a|x, \"y\"\nz|-");
    CHECK(text_of(is.rows[1]) == "b|c|d");  // the last line need not end
    CHECK(is.rows[1].at.line == 4);         // the quoted cell went over two
}

TEST_CASE("CSV may come from Windows: with a mark, CRLF and lines of commas", "[configs][csv]") {
    const configs::table is = read("\xEF\xBB\xBFname,label\r\na,\"b\r\nc\"\r\n,\r\n\r\nd,e\r\n");
    CHECK(is.columns[0].name == "name");
    CHECK(is.columns[0].at.column == 1);
    REQUIRE(is.rows.size() == 2);
    CHECK(text_of(is.rows[0]) == "a|b\r\nc");
    CHECK(text_of(is.rows[1]) == "d|e");
    CHECK(is.rows[1].at.line == 6);
}

TEST_CASE("A place in CSV counts characters, not bytes", "[configs][csv]") {
    const configs::table is = read(
        "label,name\nKlaip\xC4\x97"
        "da,b\n");
    CHECK(is.rows[0].cells[1]->at.column == 10);  // Klaipėda has eight letters
}

TEST_CASE("Spaces belong to the cell", "[configs][csv]") {
    CHECK(text_of(read("name,label\na, b \n").rows[0]) == "a| b ");
}

TEST_CASE("CSV that is none is told once, where it goes wrong", "[configs][csv]") {
    CHECK(mistakes("") == texts{"a.csv:1:1: names no columns; expected a first line that does"});
    CHECK(mistakes("name;length_km\na;5\n") ==
          texts{"a.csv:1:1: is one column; expected commas between columns"});
    CHECK(mistakes("name,label\na,b\"c\nd,e\n") ==
          texts{"a.csv:2:4: a quote within a cell; expected the whole cell in quotes, and a quote "
                "in it twice"});
    CHECK(mistakes("name,label\na,\"b\"c\n") ==
          texts{"a.csv:2:6: a cell goes on behind its quotes; expected a comma or the line's end"});
    CHECK(mistakes("name,label\na,\"b\nc,d\n") ==
          texts{"a.csv:2:3: a quote that nothing closes; expected another at the cell's end"});
    CHECK(mistakes("name,label\ra,b\n") ==
          texts{"a.csv:1:11: a carriage return alone; expected the whole cell in quotes, and a "
                "quote in it twice"});
    CHECK(mistakes("name,label\na\nb,c\nd,e,f\n") ==
          texts{"a.csv:2:1: a line of 1 cells; expected 2 as in the first",
                "a.csv:4:1: a line of 3 cells; expected 2 as in the first"});
    CHECK(mistakes("name,label\na,caf\xE9\n") ==
          texts{"a.csv:2:1: a line that is not in UTF-8; expected a text in UTF-8"});
}

TEST_CASE("UTF-8 is what the Unicode Standard calls well formed", "[configs][csv]") {
    // The ends of each row of its table 3-7, then one step past them.
    for (const char* good :
         {"a~\x7f", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
          "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF3\xBF\xBF\xBF", "\xF4\x8F\xBF\xBF"}) {
        CHECK(configs::first_not_utf8(good) == std::string_view::npos);
    }
    for (const char* bad :
         {"\x80", "\xC1\xBF", "\xDF\x7F", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xEF\xBF",
          "\xF0\x8F\xBF"
          "\xBF",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
        CHECK(configs::first_not_utf8(std::string("ok") + bad) == 2);
    }
}
