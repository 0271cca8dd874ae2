#include "tests/oracles/random_program.hpp"

#include <array>
#include <utility>

#include "sim/core/random.hpp"

namespace corridor::oracles {
namespace {

constexpr std::array common{
    op::delay, op::until,  op::acquire, op::try_acquire_for, op::try_acquire_now, op::release,
    op::put,   op::get,    op::wait,    op::wait_for,        op::notify_one,      op::notify_all,
    op::join,  op::any_of, op::all_of,  op::interrupt,       op::cancel,          op::start,
};

class author {
public:
    explicit author(std::uint64_t seed) : draws_({seed, 0}, core::decides("random program"), 0) {}

    program write();

private:
    int below(int n) { return static_cast<int>(draws_.below(n)); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool chance(int percent) { return below(100) < percent; }
    int priority() { return chance(60) ? 0 : between(-1, 1); }
    int ms() { return chance(40) ? 0 : below(longest_ms_); }
    // What waits for somebody else is seldom, or soon nothing would move.
    static int weight(op what) {
        switch (what) {
            case op::delay:
            case op::notify_all:
            case op::put:
                return 5;
            case op::get:
            case op::release:
            case op::wait_for:
            case op::try_acquire_for:
                return 3;
            case op::wait:
            case op::all_of:
                return 1;
            default:
                return 2;
        }
    }

    void choose_kinds();
    instruction draw(int script);
    instruction draw_of_host();
    void add_to(std::vector<instruction>& body, const instruction& i);
    void add_things(instruction& i);
    thing draw_thing(bool may_be_time);

    core::stream draws_;
    program told_;
    std::vector<op> kinds_;  // each as often as its weight
    int longest_ms_ = 1;
};

void author::choose_kinds() {
    const int kept_percent = between(40, 100);
    for (const op what : common) {
        const bool is_kept = what == op::delay || what == op::notify_all || chance(kept_percent);
        const int times = !is_kept ? 0 : chance(20) ? 4 : 1;
        kinds_.insert(kinds_.end(), static_cast<std::size_t>(weight(what) * times), what);
    }
}

thing author::draw_thing(bool may_be_time) {
    const int kind = below(may_be_time ? 5 : 4);
    if (kind < 2)
        return {thing::kind::process, below(static_cast<int>(told_.scripts.size()))};
    if (kind < 4)
        return {thing::kind::signal, below(told_.signals)};
    return {thing::kind::time, ms()};
}

void author::add_things(instruction& i) {
    const int count = between(1, 3);
    for (int n = 0; n < count; ++n)
        i.things.push_back(draw_thing(i.what == op::any_of));
}

// A script starts only later ones, so that every program comes to its end.
instruction author::draw(int script) {
    instruction i;
    const int scripts = static_cast<int>(told_.scripts.size());
    i.what = kinds_[static_cast<std::size_t>(below(static_cast<int>(kinds_.size())))];
    if (i.what == op::start && script + 1 == scripts)
        i.what = op::delay;
    i.whom = i.what == op::start ? between(script + 1, scripts - 1) : below(scripts);
    i.priority = priority();
    i.ms = i.what == op::until ? below(30) : ms();
    i.units = between(1, 9);
    switch (i.what) {
        case op::acquire:
        case op::try_acquire_for:
        case op::try_acquire_now:
            i.place = below(static_cast<int>(told_.resources.size()));
            i.units = between(1, told_.resources[static_cast<std::size_t>(i.place)]);
            break;
        case op::put:
        case op::get:
            i.place = below(static_cast<int>(told_.stores.size()));
            break;
        case op::any_of:
        case op::all_of:
            add_things(i);
            break;
        default:
            i.place = below(told_.signals);
    }
    return i;
}

instruction author::draw_of_host() {
    instruction i;
    do {
        i = draw(-1);
    } while (waits(i.what));
    return i;
}

// Units are mostly held for a while and then given back.
void author::add_to(std::vector<instruction>& body, const instruction& i) {
    body.push_back(i);
    if ((i.what != op::acquire && i.what != op::try_acquire_for) || chance(25))
        return;
    instruction held;
    held.ms = ms();
    body.push_back(held);
    body.emplace_back().what = op::release;
}

program author::write() {
    for (int n = between(1, 2); n > 0; --n)
        told_.resources.push_back(between(1, 3));
    for (int n = between(1, 2); n > 0; --n)
        told_.stores.push_back(between(1, 3));
    told_.signals = between(1, 2);
    told_.scripts.resize(static_cast<std::size_t>(between(2, 8)));
    longest_ms_ = between(2, 8);
    choose_kinds();
    for (std::size_t n = 0; n < told_.scripts.size(); ++n) {
        script& one = told_.scripts[n];
        one.begins = n == 0 || chance(70);
        one.priority = priority();
        one.turns = chance(50) ? 1 : between(2, 4);
        for (int length = between(1, 16); length > 0; --length)
            add_to(one.body, draw(static_cast<int>(n)));
    }
    int ms = 0;
    for (int n = chance(50) ? 0 : between(1, 4); n > 0; --n) {
        ms += below(8);
        told_.cuts.push_back({ms, {}});
        for (int actions = below(3); actions > 0; --actions)
            told_.cuts.back().host.push_back(draw_of_host());
    }
    told_.runs_out = told_.cuts.empty() || chance(70);
    return std::move(told_);
}

}  // namespace

program random_program(std::uint64_t seed) { return author(seed).write(); }

}  // namespace corridor::oracles
