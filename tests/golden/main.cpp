// Prints one line that must be the same everywhere. Example: corridor_golden SCENARIO.toml
// Without a scenario it leaves that part out.
#include <cinttypes>
#include <cstdio>
#include <optional>

#include "tests/golden/golden.hpp"

using namespace corridor;

int main(int count, char** words) {
    std::printf("mm1=%016" PRIx64 " programs=%016" PRIx64, golden::mm1(), golden::programs());
    std::printf(" samplers=%016" PRIx64 " elementary=%016" PRIx64, golden::samplers(),
                golden::elementary());
    for (int i = 1; i < count; ++i) {
        const std::optional<std::uint64_t> one = golden::scenario(words[i]);
        if (!one) {
            std::printf("\ncorridor_golden: %s cannot be read\n", words[i]);
            return 2;
        }
        std::printf(" scenario=%016" PRIx64, *one);
    }
    std::printf("\n");
    return 0;
}
