#include "tests/oracles/random_program.hpp"

#include <utility>

#include "sim/core/random.hpp"

namespace corridor::oracles {
namespace {

constexpr int kinds_of_instructions = static_cast<int>(op::start_at) + 1;

// Instructions that have to do with each other, as bits.
constexpr int family_count = 5;

int family_of(op what) {
    if (what >= op::acquire && what <= op::set_capacity)
        return 1;
    if (what >= op::put && what <= op::get_if_for)
        return 2;
    if (what >= op::level_put && what <= op::level_get_for)
        return 4;
    if (what >= op::wait && what <= op::until_true_for)
        return 8;
    return what == op::delay || what == op::until ? (1 << family_count) - 1 : 16;
}

class author {
public:
    explicit author(std::uint64_t seed) : draws_({seed, 0}, core::decides("random program"), 0) {}

    program write();

private:
    int below(int n) { return static_cast<int>(draws_.below(n)); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool chance(int percent) { return below(100) < percent; }
    int priority() { return chance(60) ? 0 : between(-1, 1); }
    // Mostly one and the same, so that much befalls it at once.
    int whom() { return chance(50) ? victim_ : below(static_cast<int>(told_.scripts.size())); }
    int ms() { return chance(40) ? 0 : below(longest_ms_); }
    // What waits for somebody else is seldom, or soon nothing would move.
    static int weight(op what) {
        switch (what) {
            case op::delay:
                return 10;
            case op::release:
            case op::notify_all:
            case op::put:
            case op::level_put:
            case op::set:
                return 5;
            case op::acquire:
            case op::try_acquire_for:
            case op::try_acquire_now:
                return 5;
            case op::get:
            case op::wait_for:
            case op::interrupt:
            case op::hand_to:
            case op::set_capacity:
                return 3;
            case op::wait:
            case op::all_of:
            case op::put_for:
            case op::level_put_for:
            case op::get_if:
                return 1;
            default:
                return 2;
        }
    }

    void choose_kinds();
    instruction draw(int script);
    instruction draw_of_host();
    void add_to(std::vector<instruction>& body, int script);
    void put_and_cancel(std::vector<instruction>& body, instruction put);
    void break_down(std::vector<instruction>& body);
    void add_things(instruction& i);
    void draw_joint(instruction& i);
    thing draw_thing(bool may_be_time);

    core::stream draws_;
    program told_;
    std::vector<op> kinds_;  // each as often as its weight
    int longest_ms_ = 1;
    int victim_ = 0;
    bool may_preempt_ = false;
};

// Some families, of each some kinds, and of these some four times as often.
void author::choose_kinds() {
    const int families = between(1, (1 << family_count) - 1);
    const int kept_percent = between(40, 100);
    for (int n = 0; n < kinds_of_instructions; ++n) {
        const auto what = static_cast<op>(n);
        const bool is_left_out = (families & family_of(what)) == 0 || !chance(kept_percent);
        const int times = is_left_out ? 0 : chance(20) ? 4 : 1;
        kinds_.insert(kinds_.end(), static_cast<std::size_t>(weight(what) * times), what);
    }
    for (const op what : {op::delay, op::notify_all, op::start})  // something always moves
        kinds_.push_back(what);
}

thing author::draw_thing(bool may_be_time) {
    const int kind = below(may_be_time ? 5 : 4);
    if (kind < 2)
        return {thing::kind::process, whom()};
    if (kind < 4)
        return {thing::kind::signal, below(told_.signals)};
    return {thing::kind::time, ms()};
}

void author::add_things(instruction& i) {
    const int count = between(1, 3);
    for (int n = 0; n < count; ++n)
        i.things.push_back(draw_thing(i.what == op::any_of));
}

// Of one resource alone nothing can be claimed jointly.
void author::draw_joint(instruction& i) {
    const int count = static_cast<int>(told_.resources.size());
    if (count < 2)
        i.what = op::release;
    i.place = below(count);
    i.units = between(1, told_.resources[static_cast<std::size_t>(i.place)]);
    i.others = between(1, told_.resources[static_cast<std::size_t>((i.place + 1) % count)]);
    i.ahead = chance(15);
}

// A script starts only later ones, so that every program comes to its end.
instruction author::draw(int script) {
    instruction i;
    const int scripts = static_cast<int>(told_.scripts.size());
    i.what = kinds_[static_cast<std::size_t>(below(static_cast<int>(kinds_.size())))];
    const bool is_start = i.what == op::start || i.what == op::start_at;
    if (is_start && script + 1 == scripts)
        i.what = op::delay;
    i.whom =
        i.what == op::start || i.what == op::start_at ? between(script + 1, scripts - 1) : whom();
    i.priority = priority();
    const bool is_instant =
        i.what == op::until || i.what == op::reschedule || i.what == op::start_at;
    i.ms = is_instant ? below(30) : ms();
    i.units = between(1, 9);
    switch (i.what) {
        case op::acquire:
        case op::try_acquire_for:
        case op::try_acquire_now:
            i.place = below(static_cast<int>(told_.resources.size()));
            i.units = between(1, told_.resources[static_cast<std::size_t>(i.place)]);
            i.preempts = may_preempt_ && chance(50);
            if (may_preempt_)
                i.priority = between(-1, 1);
            i.ahead = chance(15);
            break;
        case op::acquire_all:
        case op::try_acquire_all_for:
            draw_joint(i);
            break;
        case op::set_capacity:
            i.place = below(static_cast<int>(told_.resources.size()));
            i.units = below(4);
            i.preempts = chance(50);
            break;
        case op::put:
        case op::put_for:
        case op::get:
        case op::get_for:
        case op::get_if:
        case op::get_if_for:
            i.place = below(static_cast<int>(told_.stores.size()));
            break;
        case op::level_put:
        case op::level_put_for:
        case op::level_get:
        case op::level_get_for:
            i.place = below(static_cast<int>(told_.levels.size()));
            i.units = between(1, told_.levels[static_cast<std::size_t>(i.place)].capacity);
            break;
        case op::set:
        case op::until_true:
        case op::until_true_for:
            i.place = below(told_.conditions);
            i.units = between(1, 4);
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

// A crane that breaks down while somebody is called away: both are kept for whoever holds it.
void author::break_down(std::vector<instruction>& body) {
    instruction cut;
    cut.what = op::set_capacity;
    cut.place = below(static_cast<int>(told_.resources.size()));
    cut.units = 0;
    cut.preempts = true;
    body.push_back(cut);
    cut.units = told_.resources[static_cast<std::size_t>(cut.place)];
    body.push_back(cut);
}

// More than the getter who waited can take, and then it is gone before it runs.
void author::put_and_cancel(std::vector<instruction>& body, instruction put) {
    put.units = between(1, 9);
    body.push_back(put);
    put.what = op::cancel;
    put.whom = whom();
    body.push_back(put);
}

// Units are mostly held for a while and then given back.
void author::add_to(std::vector<instruction>& body, int script) {
    const instruction i = draw(script);
    body.push_back(i);
    if (i.what == op::interrupt && may_preempt_ && chance(20))
        break_down(body);
    if (i.what == op::put && chance(20))
        put_and_cancel(body, i);
    const bool is_joint = i.what == op::acquire_all || i.what == op::try_acquire_all_for;
    const bool takes = is_joint || i.what == op::acquire || i.what == op::try_acquire_for;
    if (!takes || chance(25))
        return;
    instruction held;
    held.ms = between(0, longest_ms_);
    body.push_back(chance(70) ? held : draw(script));
    body.emplace_back().what = op::release;
    if (is_joint)
        body.emplace_back().what = op::release;
}

program author::write() {
    for (int n = chance(50) ? 1 : 2; n > 0; --n)
        told_.resources.push_back(between(1, 3));
    for (int n = between(1, 2); n > 0; --n)
        told_.stores.push_back({between(1, 3), chance(50)});
    for (int n = between(1, 2); n > 0; --n) {
        const int capacity = between(1, 6);
        told_.levels.push_back({capacity, between(0, capacity)});
    }
    told_.conditions = between(1, 2);
    may_preempt_ = chance(50);
    told_.signals = between(1, 2);
    told_.scripts.resize(static_cast<std::size_t>(between(2, 8)));
    victim_ = below(static_cast<int>(told_.scripts.size()));
    longest_ms_ = between(2, 8);
    choose_kinds();
    for (std::size_t n = 0; n < told_.scripts.size(); ++n) {
        script& one = told_.scripts[n];
        one.begins = n == 0 || chance(70);
        one.priority = priority();
        one.turns = chance(50) ? 1 : between(2, 4);
        for (int length = between(1, 16); length > 0; --length)
            add_to(one.body, static_cast<int>(n));
    }
    int ms = 0;
    for (int n = chance(50) ? 0 : between(1, 4); n > 0; --n) {
        ms += below(8);
        told_.cuts.push_back({ms, {}});
        for (int actions = below(4); actions > 0; --actions)
            told_.cuts.back().host.push_back(draw_of_host());
    }
    told_.runs_out = told_.cuts.empty() || chance(70);
    return std::move(told_);
}

}  // namespace

program random_program(std::uint64_t seed) { return author(seed).write(); }

}  // namespace corridor::oracles
