// The formulas where they overlap: each special case by another formula, or by hand.
#include <catch2/catch.hpp>

#include "tests/oracles/queueing.hpp"

using namespace corridor::oracles;

namespace {

constexpr double tiny = 1e-12;

Approx near(double x) { return Approx(x).epsilon(tiny).margin(tiny); }

}  // namespace

TEST_CASE("Erlang's formulas and the birth-death process agree", "[core][theory]") {
    // a = 2.1: C = (a^3/6 / 0.3) / (1 + a + a^2/2 + a^3/6 / 0.3) = 5.145 / 10.45.
    CHECK(erlang_c(3, 2.1) == near(5.145 / 10.45));
    CHECK(erlang_c(1, 0.7) == near(0.7));
    CHECK(mmc_wait(1, 0.7, 1.0) == near(mg1_wait(0.7, {1.0, 1.0})));
    CHECK(mmc_waits_longer(3, 2.1, 1.0, 0.0) == near(erlang_c(3, 2.1)));
    CHECK(finite_queue{5, 5, 4.0, 1.0}.blocked() == near(erlang_b(5, 4.0)));
    CHECK(finite_queue{3, 400, 2.1, 1.0}.wait() == near(mmc_wait(3, 2.1, 1.0)));
    // M/M/1/3, load 0.8: P(3) = 0.2 * 0.8^3 / (1 - 0.8^4) = 0.1024 / 0.5904.
    CHECK(finite_queue{1, 3, 0.8, 1.0}.blocked() == near(0.1024 / 0.5904));
    // Impatience as quick as service: M/M/1+M has the number present of M/M/infinity, Poisson.
    CHECK(finite_queue{1, 200, 2.0, 1.0, 1.0}.present()[0] == near(std::exp(-2.0)));
    // Whoever comes is served or gives up.
    const finite_queue hotline{2, 400, 2.4, 1.0, 0.5};
    const std::vector<double> present = hotline.present();
    const double served = 2.0 - 2.0 * present[0] - present[1];
    CHECK(hotline.gives_up() == near(1.0 - served / 2.4));
}

TEST_CASE("One server: the special cases are M/M/1", "[core][theory]") {
    const double mm1 = 0.6 / 0.4;
    CHECK(mg1_wait(0.6, {1.0, 1.0}) == near(mm1));
    CHECK(mg1_wait(0.6, {1.0, 0.0}) == near(mm1 / 2.0));
    CHECK(geometric_groups_wait(0.6, 1.0, 1.0) == near(mm1));
    CHECK(vacation_wait(0.6, {1.0, 1.0}, {2.0, 0.0}) == near(mm1 + 1.0));
    CHECK(breakdown_time(0.6, 1.0, 1e15, 1.0) == near(mm1 + 1.0));
    CHECK(jackson_time(0.6, 1.0) == near(mm1 + 1.0));
    // E2/M/1, gap 1, service s: at sigma = 1/4, 2 / (2 + 3/4 / s) = 1/2, hence s = 3/8.
    CHECK(e2m1_wait(1.0, 0.375) == near(0.375 / 3.0));
}

TEST_CASE("Priorities leave the work as it is", "[core][theory]") {
    // Kleinrock's conservation law: sum of load_k wait_k is load times residual work / (1 - load).
    const std::vector<customer_class> classes{
        {0.2, {0.5, 1.0}}, {0.2, {1.0, 0.5}}, {0.15, {2.0, 3.0}}};
    const double load = load_up_to(classes, 2);
    double waiting_work = 0.0;
    for (std::size_t k = 0; k < classes.size(); ++k)
        waiting_work += classes[k].load() * patient_priority_wait(classes, k);
    CHECK(waiting_work == near(load * residual_work(classes, 2) / (1.0 - load)));
    // The first class does not notice the others when it preempts them.
    CHECK(preemptive_time(classes, 0) == near(mg1_wait(0.2, {0.5, 1.0}) + 0.5));
    // With equal exponential services preemption leaves the number present as in M/M/1.
    const std::vector<customer_class> equal{{0.25, {}}, {0.4, {}}};
    CHECK(0.25 * preemptive_time(equal, 0) + 0.4 * preemptive_time(equal, 1) == near(0.65 / 0.35));
}

TEST_CASE("Breakdowns are a class that preempts, if it comes only while the server is up",
          "[core][theory]") {
    // Rare failures, long repairs: f = 1e-9, r = 1e-3, so that 1e-6 of the time is lost and who
    // comes then waits 1000 on average, against preemptive priority with Poisson failures.
    const std::vector<customer_class> classes{{1e-9, {1e3, 1.0}}, {0.5, {1.0, 1.0}}};
    CHECK(breakdown_time(0.5, 1.0, 1e9, 1e3) == Approx(preemptive_time(classes, 1)).epsilon(1e-8));
}

TEST_CASE("One queue makes polling a server with vacations", "[core][theory]") {
    const moments service{1.0, 1.0};
    const moments walk{0.5, 0.5};
    CHECK(exhaustive_polling_wait(1, 0.6, service, walk) ==
          near(vacation_wait(0.6, service, walk)));
    // Gated costs a mean cycle times the load more than exhaustive: 0.5 / 0.4 * 0.6.
    CHECK(gated_polling_wait(1, 0.6, service, walk) ==
          near(exhaustive_polling_wait(1, 0.6, service, walk) + 0.5 / 0.4 * 0.6));
}

TEST_CASE("Mean-value analysis, normalising constants and birth-death agree", "[core][theory]") {
    const std::vector<closed_station> stations{{1.0, 1.0, 2}, {0.6, 1.5, 1}, {0.4, 2.0, 0}};
    for (const int customers : {1, 2, 5, 12}) {
        const closed_answer answer = mean_value_analysis(stations).answer(customers);
        CHECK(answer.throughput == near(closed_throughput(stations, customers)));
        double present = 0.0;
        for (std::size_t k = 0; k < stations.size(); ++k)
            present += answer.throughput * stations[k].visits * answer.times[k];
        CHECK(present == near(customers));
    }
    // Machines: running is a station where nobody waits.
    const machine_repair workshop{12, 3, 4.0, 1.0};
    CHECK(mean_value_analysis({{1.0, 4.0, 0}, {1.0, 1.0, 3}}).answer(12).times[1] ==
          near(workshop.time_down()));
}
