// What the report calls causes and origins.
#include <catch2/catch.hpp>

#include "models/result.hpp"
#include "outputs/summary/flow_groups.hpp"

namespace corridor::outputs {

TEST_CASE("Each cause and each origin has words for people", "[outputs]") {
    for (const std::string name : models::cause_names) {
        INFO(name);
        CHECK(cause_words(name) != name);
    }
    for (const std::string& name : models::origin_names()) {
        INFO(name);
        CHECK(cause_words(name) != name);
    }
}

}  // namespace corridor::outputs
