// What a draw costs: from a long stream, from a stream, and the first of a fresh stream, beside the
// inversion of a uniform on the same bits and beside std::mt19937_64 with the library's
// distributions. All take turns in one process; a figure is the median over rounds. Prints one JSON
// object a line.
#ifndef NDEBUG
#error "a benchmark of an unoptimised build measures nothing: use the release preset"
#endif

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "sim/core/broken.hpp"
#include "sim/core/laws.hpp"
#include "sim/core/random.hpp"

using namespace corridor;

namespace {

constexpr int count = 5000;  // so few that a round is rarely cut into by another program
constexpr int rounds = 501;
constexpr std::uint32_t bench_draws = core::decides("bench draws");

struct candidate {
    std::string name;
    std::function<double()> work;  // `count` draws, summed up
    double ns = 0.0;               // a draw, median
};

template <class Source, class Draw>
candidate all_from(std::string name, Source source, Draw draw) {
    return {std::move(name), [source, draw]() mutable {
                double sum = 0.0;
                for (int i = 0; i < count; ++i)
                    sum += static_cast<double>(draw(source));
                return sum;
            }};
}

template <class Draw>
candidate first_of_fresh(std::string name, Draw draw) {
    return {std::move(name), [draw, entity = std::uint64_t{0}]() mutable {
                double sum = 0.0;
                for (int i = 0; i < count; ++i) {
                    core::stream fresh({1, 0}, bench_draws, ++entity);
                    sum += static_cast<double>(draw(fresh));
                }
                return sum;
            }};
}

// One kind of draw by all our streams: NAME_long, NAME_stream, NAME_fresh.
template <class Draw>
void add_ours(std::vector<candidate>& to, const std::string& name, Draw draw) {
    to.push_back(all_from(name + "_long", core::long_stream({1, 0}, bench_draws, 0), draw));
    to.push_back(all_from(name + "_stream", core::stream({1, 0}, bench_draws, 0), draw));
    to.push_back(first_of_fresh(name + "_fresh", draw));
}

template <class Law>
void add_library(std::vector<candidate>& to, const std::string& name, Law law) {
    to.push_back(all_from(name + "_library", std::mt19937_64(1),
                          [law](std::mt19937_64& from) mutable { return law(from); }));
}

std::vector<candidate> candidates() {
    std::vector<candidate> all;
    add_ours(all, "bits", [](auto& from) { return from.bits() >> 11U; });
    add_library(all, "bits", [](std::mt19937_64& from) { return from() >> 11U; });
    add_ours(all, "uniform", [](auto& from) { return from.uniform(); });
    add_library(all, "uniform", std::uniform_real_distribution<double>());
    add_ours(all, "exponential", [](auto& from) { return from.exponential(3.0); });
    add_ours(all, "exponential_inverted",
             [](auto& from) { return -3.0 * core::log(from.uniform()); });
    add_library(all, "exponential", std::exponential_distribution<double>(1.0 / 3.0));
    add_ours(all, "normal", [](auto& from) { return from.normal(); });
    add_ours(all, "normal_inverted",
             [](auto& from) { return core::normal_quantile(from.uniform()); });
    add_library(all, "normal", std::normal_distribution<double>());
    add_ours(all, "lognormal", [](auto& from) { return from.lognormal(8.0, 0.5); });
    add_ours(all, "lognormal_law",
             [law = core::lognormal_law(8.0, 0.5)](auto& from) { return law(from); });
    add_library(all, "lognormal", std::lognormal_distribution<double>(1.968, 0.472));
    add_ours(all, "gamma_law", [law = core::gamma_law(8.0, 0.5)](auto& from) { return law(from); });
    add_library(all, "gamma", std::gamma_distribution<double>(4.0, 2.0));
    add_ours(all, "below", [](auto& from) { return from.below(100); });
    add_library(all, "below", std::uniform_int_distribution<std::int64_t>(0, 99));
    return all;
}

void measure(std::vector<candidate>& all) {
    std::vector<std::vector<double>> took(all.size());
    double sum = 0.0;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto begun = std::chrono::steady_clock::now();
            sum += all[i].work();
            const std::chrono::duration<double, std::nano> ns =
                std::chrono::steady_clock::now() - begun;
            took[i].push_back(ns.count() / count);
        }
    }
    if (!(sum > 0.0))  // also keeps the draws from being optimised away
        core::broken("the draws add up to nothing");
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::nth_element(took[i].begin(), took[i].begin() + rounds / 2, took[i].end());
        all[i].ns = took[i][rounds / 2];
    }
}

// NAME_long is compared with what comes after its first part: `normal_inverted_long` with the
// library's normal, as all of that kind.
double library_of(const std::vector<candidate>& all, const std::string& name) {
    const std::string wanted = name.substr(0, name.find('_')) + "_library";
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const candidate& each) { return each.name == wanted; });
    return found->ns;
}

}  // namespace

int main() {
    std::vector<candidate> all = candidates();
    measure(all);
    for (const candidate& each : all) {
        const double library = library_of(all, each.name);
        std::printf(
            "{\"name\": \"draw_%s\", \"value\": %.2f, \"unit\": \"ns\", \"reference\": %.2f, "
            "\"ratio\": %.3f, \"source\": \"std::mt19937_64 and the library's law, same run\"}\n",
            each.name.c_str(), each.ns, library, library / each.ns);
    }
    return 0;
}
