// Exact answers of queueing theory, as plain functions of rates and moments: nothing of the
// simulator is used here. Times and rates are in any one unit. Sources:
//   Kleinrock I, II: L. Kleinrock, Queueing Systems, volumes I (1975) and II (1976)
//   Gross & Harris: D. Gross, C. Harris, Fundamentals of Queueing Theory (1985)
//   Takagi: H. Takagi, Queuing Analysis of Polling Models, ACM Computing Surveys 20 (1988)
//   Fuhrmann & Cooper: Stochastic Decompositions in the M/G/1 Queue, Operations Research 33 (1985)
//   Avi-Itzhak & Naor: Some Queuing Problems with the Service Station Subject to Breakdown,
//     Operations Research 11 (1963)
//   Reiser & Lavenberg: Mean-Value Analysis of Closed Multichain Queuing Networks, J. ACM 27 (1980)
//   Buzen: Computational Algorithms for Closed Queueing Networks, Communications of the ACM 16
//     (1973)
#pragma once

#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace corridor::oracles {

/// A law of service times: its mean, and its squared coefficient of variation (1: exponential).
struct moments {
    double mean = 1.0;
    double scv = 1.0;
    double second() const { return mean * mean * (1.0 + scv); }  ///< E[S^2]
    double residual() const { return second() / (2.0 * mean); }  ///< mean left at a random instant
};

// One station

/// Stationary distribution of a birth-death process: up[n] leads from n to n + 1, down[n] back.
/// Both have one rate a step. Kleinrock I, (3.11).
inline std::vector<double> birth_death(const std::vector<double>& up,
                                       const std::vector<double>& down) {
    std::vector<double> share{1.0};
    for (std::size_t n = 0; n < up.size(); ++n)
        share.push_back(share.back() * up[n] / down[n]);
    const double total = std::accumulate(share.begin(), share.end(), 0.0);
    for (double& p : share)
        p /= total;
    return share;
}

/// Share of customers that M/G/c/c loses, whatever the law of service; offered load a = lambda
/// E[S]. The recursion of Erlang B: Gross & Harris, section 2.5.
inline double erlang_b(int servers, double offered) {
    double lost = 1.0;
    for (int c = 1; c <= servers; ++c)
        lost = offered * lost / (c + offered * lost);
    return lost;
}

/// Share of customers that wait in M/M/c, offered load a < c. Kleinrock I, (3.40).
inline double erlang_c(int servers, double offered) {
    const double lost = erlang_b(servers, offered);
    return servers * lost / (servers - offered * (1.0 - lost));
}

/// Mean wait before service in M/M/c. Gross & Harris, section 2.3.
inline double mmc_wait(int servers, double arrival_rate, double mean_service) {
    const double offered = arrival_rate * mean_service;
    return erlang_c(servers, offered) * mean_service / (servers - offered);
}

/// Share of customers that wait longer than `time` in M/M/c. Gross & Harris, section 2.3.
inline double mmc_waits_longer(int servers, double arrival_rate, double mean_service, double time) {
    const double offered = arrival_rate * mean_service;
    return erlang_c(servers, offered) * std::exp(-(servers - offered) * time / mean_service);
}

/// M/M/c/K with impatience: each waiting customer leaves at rate `impatience`; room for K in all.
struct finite_queue {
    int servers = 1;
    int room = 1;
    double arrival_rate = 1.0;
    double mean_service = 1.0;
    double impatience = 0.0;

    std::vector<double> present() const {
        std::vector<double> up;
        std::vector<double> down;
        for (int n = 1; n <= room; ++n) {
            const int served = n < servers ? n : servers;
            up.push_back(arrival_rate);
            down.push_back(served / mean_service + (n - served) * impatience);
        }
        return birth_death(up, down);
    }
    /// Share of arriving customers that find no room. Kleinrock I, section 3.6.
    double blocked() const { return present().back(); }
    double waiting() const {  ///< mean number that waits
        const std::vector<double> share = present();
        double sum = 0.0;
        for (int n = servers; n <= room; ++n)
            sum += (n - servers) * share[static_cast<std::size_t>(n)];
        return sum;
    }
    /// Mean wait of those who come in, also of those who give up. Little.
    double wait() const { return waiting() / (arrival_rate * (1.0 - blocked())); }
    /// Share of arriving customers that give up: a waiting one does so at rate `impatience`.
    double gives_up() const { return impatience * waiting() / arrival_rate; }
};

/// Mean wait in M/G/1, first come first served. Pollaczek and Khinchine: Kleinrock I, (5.113).
inline double mg1_wait(double arrival_rate, moments service) {
    return arrival_rate * service.second() / (2.0 * (1.0 - arrival_rate * service.mean));
}

/// Mean wait in E2/M/1 with mean times between arrivals and of service. The share sigma of
/// customers that wait solves sigma = A*(mu - mu sigma) with A*(s) = (2 / (2 + s gap))^2.
/// Kleinrock I, section 6.4.
inline double e2m1_wait(double mean_gap, double mean_service) {
    double sigma = 0.5;
    for (int i = 0; i < 200; ++i) {
        const double root = 2.0 / (2.0 + (1.0 - sigma) * mean_gap / mean_service);
        sigma = root * root;
    }
    return sigma * mean_service / (1.0 - sigma);
}

/// Mean wait in M[X]/M/1 with groups of geometric size, mean `group`: that of a group's first as in
/// M/G/1 with the group's work as service, and then those before it in the group.
/// Gross & Harris, section 3.1.
inline double geometric_groups_wait(double group_rate, double group, double mean_service) {
    // The work of a geometric number of exponential services is exponential.
    const double first = mg1_wait(group_rate, {group * mean_service, 1.0});
    return first + (group - 1.0) * mean_service;
}

// Priorities in M/G/1: class 0 goes first

struct customer_class {
    double arrival_rate = 0.0;
    moments service;
    double load() const { return arrival_rate * service.mean; }
};

/// Load of the classes 0 to `last`.
inline double load_up_to(const std::vector<customer_class>& classes, std::size_t last) {
    double load = 0.0;
    for (std::size_t k = 0; k <= last; ++k)
        load += classes[k].load();
    return load;
}

/// Mean work left of the service under way, counting the classes 0 to `last`.
inline double residual_work(const std::vector<customer_class>& classes, std::size_t last) {
    double work = 0.0;
    for (std::size_t k = 0; k <= last; ++k)
        work += classes[k].load() * classes[k].service.residual();
    return work;
}

/// Mean wait of class k when a service is never interrupted. Cobham: Kleinrock II, (3.30).
inline double patient_priority_wait(const std::vector<customer_class>& classes, std::size_t k) {
    const double before = k == 0 ? 0.0 : load_up_to(classes, k - 1);
    return residual_work(classes, classes.size() - 1) /
           ((1.0 - before) * (1.0 - load_up_to(classes, k)));
}

/// Mean time in system of class k under preemptive-resume. Kleinrock II, (3.40).
inline double preemptive_time(const std::vector<customer_class>& classes, std::size_t k) {
    const double before = k == 0 ? 0.0 : load_up_to(classes, k - 1);
    return classes[k].service.mean / (1.0 - before) +
           residual_work(classes, k) / ((1.0 - before) * (1.0 - load_up_to(classes, k)));
}

/// Mean wait of class k in M/M/c when all classes have the same exponential service and none is
/// interrupted. Cobham: Gross & Harris, section 3.4.
inline double patient_priority_wait(int servers, const std::vector<customer_class>& classes,
                                    std::size_t k) {
    const double service = classes.front().service.mean;
    const double all = load_up_to(classes, classes.size() - 1);
    const double before = k == 0 ? 0.0 : load_up_to(classes, k - 1) / servers;
    return erlang_c(servers, all) * service / servers /
           ((1.0 - before) * (1.0 - load_up_to(classes, k) / servers));
}

/// Mean time of class k there, if a better class preempts a worse one: the classes 0 to k do not
/// notice the others and are an M/M/c, whose number does not depend on the order of service.
inline double preemptive_time(int servers, const std::vector<customer_class>& classes,
                              std::size_t k) {
    const double service = classes.front().service.mean;
    const auto present_up_to = [&](std::size_t last) {
        const double load = load_up_to(classes, last);
        return load / service * mmc_wait(servers, load / service, service) + load;
    };
    const double before = k == 0 ? 0.0 : present_up_to(k - 1);
    return (present_up_to(k) - before) / classes[k].arrival_rate;
}

// A server that is away now and then

/// Mean wait in M/G/1 whose server takes one vacation after another while nobody is there: the
/// residual vacation comes on top. Fuhrmann & Cooper.
inline double vacation_wait(double arrival_rate, moments service, moments vacation) {
    return mg1_wait(arrival_rate, service) + vacation.residual();
}

/// Mean time in M/M/1 whose server, busy or idle, breaks down after exponential times up and is
/// repaired in exponential times; the service goes on where it stood. With failure rate f, repair
/// rate r and availability A = r / (f + r), the balance equations of "up with n" and "down with n"
/// give by generating functions
///     T = (1 + A (1 - A) mu / r) / (A mu - lambda),
/// the case of exponential services of Avi-Itzhak & Naor, model A.
inline double breakdown_time(double arrival_rate, double mean_service, double mean_up,
                             double mean_down) {
    const double available = mean_up / (mean_up + mean_down);
    return (1.0 + available * (1.0 - available) * mean_down / mean_service) /
           (available / mean_service - arrival_rate);
}

// Polling: one server walks round N equal queues; `arrival_rate` is that of one queue, `walk` from
// one to the next. Mean waits by Takagi, section 2.

inline double exhaustive_polling_wait(int queues, double arrival_rate, moments service,
                                      moments walk) {
    const double load = queues * arrival_rate * service.mean;
    return walk.scv * walk.mean / 2.0 +
           (queues * arrival_rate * service.second() + walk.mean * (queues - load)) /
               (2.0 * (1.0 - load));
}

/// Only those are served who were there when the server came.
inline double gated_polling_wait(int queues, double arrival_rate, moments service, moments walk) {
    const double load = queues * arrival_rate * service.mean;
    return walk.scv * walk.mean / 2.0 +
           (queues * arrival_rate * service.second() + walk.mean * (queues + load)) /
               (2.0 * (1.0 - load));
}

// Closed networks of exponential stations, first come first served

struct closed_station {
    double visits = 1.0;  ///< a cycle
    double mean_service = 1.0;
    int servers = 1;  ///< 0: as many as there are customers, nobody waits
};

struct closed_answer {
    double throughput = 0.0;    ///< cycles per time
    std::vector<double> times;  ///< mean time at a station, a visit, service included
};

/// Mean-value analysis, exact: customer by customer, an arrival sees the network without itself.
/// Stations with several servers carry the distribution of their number. Reiser & Lavenberg.
class mean_value_analysis {
public:
    explicit mean_value_analysis(std::vector<closed_station> stations)
        : stations_(std::move(stations)), present_(stations_.size(), {1.0}) {}

    closed_answer answer(int customers) {
        closed_answer last;
        for (; customers_ < customers; ++customers_)
            last = with_one_more();
        return last;
    }

private:
    double rate(std::size_t station, std::size_t present) const {
        const auto busy = static_cast<double>(present);
        const double servers = stations_[station].servers;
        return (servers > 0.0 && busy > servers ? servers : busy) / stations_[station].mean_service;
    }

    // Among n - 1 customers it finds j - 1 with share present_[j - 1] and is then one of j.
    double time_at(std::size_t station) const {
        double time = 0.0;
        for (std::size_t j = 1; j <= present_[station].size(); ++j)
            time += static_cast<double>(j) / rate(station, j) * present_[station][j - 1];
        return time;
    }

    closed_answer with_one_more() {
        closed_answer result;
        double cycle = 0.0;
        for (std::size_t k = 0; k < stations_.size(); ++k) {
            result.times.push_back(time_at(k));
            cycle += stations_[k].visits * result.times.back();
        }
        result.throughput = (customers_ + 1) / cycle;
        for (std::size_t k = 0; k < stations_.size(); ++k) {
            std::vector<double> next{1.0};
            for (std::size_t j = 1; j <= present_[k].size(); ++j) {
                next.push_back(result.throughput * stations_[k].visits / rate(k, j) *
                               present_[k][j - 1]);
                next.front() -= next.back();
            }
            present_[k] = next;
        }
        return result;
    }

    std::vector<closed_station> stations_;
    std::vector<std::vector<double>> present_;  // by station: share of time with j customers
    int customers_ = 0;
};

/// Throughput of the same network by normalising constants, G(N - 1) / G(N). Buzen.
inline double closed_throughput(const std::vector<closed_station>& stations, int customers) {
    const auto n = static_cast<std::size_t>(customers);
    std::vector<double> constant(n + 1, 0.0);
    constant[0] = 1.0;
    for (const closed_station& each : stations) {
        std::vector<double> weight{1.0};
        for (std::size_t j = 1; j <= n; ++j) {
            const auto busy = static_cast<double>(j);
            const double servers = each.servers;
            const double working = servers > 0.0 && busy > servers ? servers : busy;
            weight.push_back(weight.back() * each.visits * each.mean_service / working);
        }
        std::vector<double> next(n + 1, 0.0);
        for (std::size_t all = 0; all <= n; ++all)
            for (std::size_t here = 0; here <= all; ++here)
                next[all] += constant[all - here] * weight[here];
        constant = next;
    }
    return constant[n - 1] / constant[n];
}

/// Machines that break down after an exponential time up, and repairers: M/M/c//N.
/// Gross & Harris, section 2.7.
struct machine_repair {
    int machines = 1;
    int repairers = 1;
    double mean_up = 1.0;
    double mean_repair = 1.0;

    std::vector<double> broken() const {
        std::vector<double> up;
        std::vector<double> down;
        for (int n = 0; n < machines; ++n) {
            up.push_back((machines - n) / mean_up);
            down.push_back((n < repairers ? n + 1 : repairers) / mean_repair);
        }
        return birth_death(up, down);
    }
    /// Mean time from a breakdown to the machine's return: broken machines over breakdowns.
    double time_down() const {
        const std::vector<double> share = broken();
        double number = 0.0;
        for (std::size_t n = 0; n < share.size(); ++n)
            number += static_cast<double>(n) * share[n];
        return number * mean_up / (machines - number);
    }
};

// Open networks

/// Mean time at a station with one exponential server in a Jackson network: that of M/M/1.
/// Kleinrock I, section 4.8.
inline double jackson_time(double through, double mean_service) {
    return mean_service / (1.0 - through * mean_service);
}

}  // namespace corridor::oracles
