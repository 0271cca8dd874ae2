// Max-min shares worked out by hand.
#include "models/bound/fluid.hpp"

#include <catch2/catch.hpp>

namespace corridor::bound {

namespace {

fluid_answer answer_of(const fluid_problem& problem) {
    fluid_child child(problem);
    return child.wait();
}

// Shares are exact but for SimGrid's precision.
Approx about(double kg) { return Approx(kg).epsilon(1e-4); }

}  // namespace

TEST_CASE("What a full link leaves goes to the stream that can use it", "[bound][fluid]") {
    // Link a takes 100 kg/h, link b 30. In the first hour of 10 the first stream asks for 90 kg/h
    // over a, the second for 45 over a and b: it gets b's 30, the first a's other 70. The second
    // period takes 500 kg over a: the 200 and 150 kg that waited and 100 kg more, all of it.
    fluid_problem problem;
    problem.week_h = {10, 10};
    problem.links = {{{100, 50}}, {{30, 1000}}};
    problem.streams = {{{0}, {900, 100}}, {{0, 1}, {450, 0}}};

    const fluid_answer answer = answer_of(problem);

    CHECK(answer.carried_kg[0][0] == about(700));
    CHECK(answer.carried_kg[1][0] == about(300));
    CHECK(answer.carried_kg[0][1] == about(300));
    CHECK(answer.carried_kg[1][1] == about(150));
    CHECK(answer.is_full[0] == std::vector<std::uint8_t>{1, 0});
    CHECK(answer.is_full[1] == std::vector<std::uint8_t>{1, 0});
}

TEST_CASE("Streams share a full link by what they ask for", "[bound][fluid]") {
    // 90 kg/h, of which one stream asks for 120 and the other for 60: two to one.
    fluid_problem problem;
    problem.week_h = {1};
    problem.links = {{{90}}};
    problem.streams = {{{0}, {120}}, {{0}, {60}}};

    const fluid_answer answer = answer_of(problem);

    CHECK(answer.carried_kg[0][0] == about(60));
    CHECK(answer.carried_kg[1][0] == about(30));
}

TEST_CASE("Weights hold between streams of different ways", "[bound][fluid]") {
    // All pass the first link of 100 kg/h; each has a link of its own that never fills, so that no
    // two are alike. They ask for 150, 100 and 50: a third of each is carried.
    fluid_problem problem;
    problem.week_h = {1};
    problem.links = {{{100}}, {{1000}}, {{1000}}, {{1000}}};
    problem.streams = {{{0, 1}, {150}}, {{0, 2}, {100}}, {{0, 3}, {50}}};

    const fluid_answer answer = answer_of(problem);

    CHECK(answer.carried_kg[0][0] == about(50));
    CHECK(answer.carried_kg[1][0] == about(33.333));
    CHECK(answer.carried_kg[2][0] == about(16.667));
}

TEST_CASE("A link that takes nothing carries nothing, and nothing is lost", "[bound][fluid]") {
    fluid_problem problem;
    problem.week_h = {1, 1};
    problem.links = {{{0, 100}}};
    problem.streams = {{{0}, {40, 40}}};

    const fluid_answer answer = answer_of(problem);

    CHECK(answer.carried_kg[0][0] == Approx(0).margin(1e-3));
    CHECK(answer.carried_kg[0][1] == about(80));
}

TEST_CASE("Equal fluids give equal bits", "[bound][fluid]") {
    fluid_problem problem;
    problem.week_h = {7, 7, 3};
    problem.links = {{{10, 20, 15}}, {{9, 9, 9}}, {{31, 8, 12}}};
    problem.streams = {{{0, 1}, {70, 60, 50}}, {{1, 2}, {80, 10, 20}}, {{0, 2}, {33, 44, 55}}};

    CHECK(answer_of(problem).carried_kg == answer_of(problem).carried_kg);
}

}  // namespace corridor::bound
