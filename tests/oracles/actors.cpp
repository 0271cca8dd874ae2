// The same small programs as SimGrid actors, with SimGrid's own semaphores and condition variables:
// the same times and outcomes. SimGrid orders what happens at one instant as it likes; so no two
// processes act at one instant here, unless one of them made the other go on.
#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <tuple>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <simgrid/s4u.hpp>

#include "sim/core/random.hpp"
#include "sim/core/simgrid/engine.hpp"
#include "tests/oracles/core_run/run.hpp"
#include "tests/oracles/program.hpp"

using namespace corridor;
using namespace corridor::oracles;

namespace {

namespace s4u = simgrid::s4u;

// --- programs without ties ---

constexpr std::array kinds{op::acquire,    op::try_acquire_for,
                           op::release,    op::release,
                           op::put,        op::put,
                           op::get,        op::wait,
                           op::wait_for,   op::notify_one,
                           op::notify_all, op::join,
                           op::cancel,     op::start};

// Before each act comes a delay, from so many that no two sums of them are likely to be equal.
program without_ties(std::uint64_t seed) {
    core::stream draws({seed, 1}, core::decides("program of actors"), 0);
    const auto below = [&](std::int64_t n) { return static_cast<int>(draws.below(n)); };
    program told;
    told.resources = {1 + below(2), 1 + below(3)};
    told.stores = {{1 + below(2), false}};
    told.signals = 1;
    const int scripts = 2 + below(5);
    int next_unstarted = 2;  // each is started once: two lives of one script would tie
    for (int n = 0; n < scripts; ++n) {
        script one;
        one.begins = n < 2;
        for (int act = 3 + below(8); act >= 0; --act) {
            instruction pause;
            pause.ms = 1 + below(1'000'000);
            one.body.push_back(pause);
            instruction i;
            i.what =
                kinds[static_cast<std::size_t>(below(static_cast<std::int64_t>(kinds.size())))];
            i.whom = below(scripts);
            if (i.what == op::start && next_unstarted < scripts)
                i.whom = next_unstarted++;
            else if (i.what == op::start)
                i.what = op::release;
            const bool is_claim = i.what == op::acquire || i.what == op::try_acquire_for;
            i.place = is_claim ? below(2) : 0;
            i.ms = 1 + below(1'000'000);
            i.units = is_claim ? 1 : 1 + below(9);
            one.body.push_back(i);
        }
        told.scripts.push_back(one);
    }
    return told;
}

// --- as actors ---

class stage {
public:
    explicit stage(const program& told)
        : told_(told), actors_(told.scripts.size()), latest_(told.scripts.size()) {
        for (const int units : told.resources)
            resources_.push_back(s4u::Semaphore::create(static_cast<unsigned>(units)));
        room_ = s4u::Semaphore::create(static_cast<unsigned>(told.stores.front().room));
    }

    std::vector<line> play() {
        zero_ = s4u::Engine::get_clock();
        host_ = s4u::Host::by_name("clock");
        for (std::size_t n = 0; n < told_.scripts.size(); ++n)
            if (told_.scripts[n].begins)
                start(n);
        s4u::Actor::create("last", host_, [] {
            s4u::this_actor::sleep_for(1e9);  // long after all delays
            s4u::Actor::kill_all();           // who still waits does so for ever
        });
        s4u::Engine::get_instance()->run();
        return std::move(lines_);
    }

private:
    struct hand {
        std::vector<int> holds;  // places
    };

    void start(std::size_t which) {
        const std::uint64_t id = ++started_;
        latest_[which] = nullptr;
        actors_[which] = s4u::Actor::create("actor", host_, [this, which, id] { live(which, id); });
    }

    void live(std::size_t which, std::uint64_t id) {
        hand& own = hands_.emplace_back();
        latest_[which] = &own;
        int step = 0;
        for (const instruction& i : told_.scripts[which].body) {
            const bool is_own = (i.what == op::join || i.what == op::cancel) &&
                                actors_[index(i.whom)] != nullptr &&
                                actors_[index(i.whom)]->get_pid() == s4u::this_actor::get_pid();
            if (!is_own)
                log(id, step, i.what, act(i, own));
            ++step;
        }
        release_all(own);
    }

    // By itself at its end, else by who kills it.
    void release_all(hand& own) {
        for (const int place : std::exchange(own.holds, {}))
            resource(place).release();
    }

    result act(const instruction& i, hand& own) {
        switch (i.what) {
            case op::delay:
                s4u::this_actor::sleep_for(i.ms);
                return {outcome::elapsed};
            case op::acquire:
                resource(i.place).acquire();
                own.holds.push_back(i.place);
                return {outcome::granted};
            case op::try_acquire_for:
                if (resource(i.place).acquire_timeout(i.ms))
                    return {outcome::nothing};
                own.holds.push_back(i.place);
                return {outcome::granted};
            case op::release:
                if (!own.holds.empty()) {
                    resource(own.holds.back()).release();
                    own.holds.pop_back();
                }
                return {outcome::done};
            case op::put:
                room_->acquire();
                things_.push_back(i.units);
                inside_->release();
                return {outcome::elapsed};
            case op::get: {
                inside_->acquire();
                const int thing = things_.front();
                things_.pop_front();
                room_->release();
                return {outcome::got, thing};
            }
            default:
                return act_on_others(i);
        }
    }

    result act_on_others(const instruction& i) {
        std::unique_lock<s4u::Mutex> lock(*mutex_, std::defer_lock);
        const s4u::ActorPtr whom = actors_[index(i.whom)];
        switch (i.what) {
            case op::wait:
                lock.lock();
                called_->wait(lock);
                return {outcome::elapsed};
            case op::wait_for: {
                lock.lock();
                const std::cv_status how = called_->wait_for(lock, i.ms);
                return {how == std::cv_status::timeout ? outcome::nothing : outcome::elapsed};
            }
            case op::notify_one:
                called_->notify_one();
                return {outcome::done};
            case op::notify_all:
                called_->notify_all();
                return {outcome::done};
            case op::join:
                if (whom != nullptr)
                    whom->join();
                return {outcome::elapsed};
            case op::cancel:
                if (whom != nullptr)
                    whom->kill();
                if (latest_[index(i.whom)] != nullptr)
                    release_all(*latest_[index(i.whom)]);
                return {outcome::done};
            default:
                start(index(i.whom));
                return {outcome::done};
        }
    }

    s4u::Semaphore& resource(int which) { return *resources_[index(which)]; }
    static std::size_t index(int which) { return static_cast<std::size_t>(which); }
    void log(std::uint64_t id, int step, op what, result became) {
        const auto ms = static_cast<std::int64_t>(s4u::Engine::get_clock() - zero_);
        lines_.push_back({ms, id, step, what, became.how, became.detail});
    }

    const program& told_;
    s4u::Host* host_ = nullptr;
    double zero_ = 0.0;
    std::vector<s4u::SemaphorePtr> resources_;
    s4u::SemaphorePtr room_;
    s4u::SemaphorePtr inside_ = s4u::Semaphore::create(0);
    std::deque<int> things_;
    s4u::MutexPtr mutex_ = s4u::Mutex::create();
    s4u::ConditionVariablePtr called_ = s4u::ConditionVariable::create();
    std::vector<s4u::ActorPtr> actors_;  // the latest of each script
    std::uint64_t started_ = 0;
    std::deque<hand> hands_;
    std::vector<hand*> latest_;  // likewise; none before it begins
    std::vector<line> lines_;
};

// What both can say, in an order that does not depend on that within an instant.
std::vector<line> comparable(std::vector<line> lines) {
    std::erase_if(lines, [](const line& one) {
        return one.step < 0 || one.process == 0 || one.how == outcome::skipped;
    });
    for (line& one : lines)
        if (one.how != outcome::got)
            one.detail = 0;
    std::stable_sort(lines.begin(), lines.end(), [](const line& a, const line& b) {
        return std::tie(a.ms, a.process, a.step) < std::tie(b.ms, b.process, b.step);
    });
    return lines;
}

}  // namespace

TEST_CASE("SimGrid's actors live through the same programs at the same times",
          "[core][oracles][engines]") {
    const core::simgrid_engine starts_simgrid;
    std::map<outcome, int> met;
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        const program told = without_ties(seed);
        const std::vector<line> ours = comparable(run_on_core(told).lines);
        const std::vector<line> theirs = comparable(stage(told).play());
        const auto [a, b] = std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end());
        if (ours != theirs)
            FAIL("seed " << seed << '\n'
                         << to_text(told)
                         << "core:   " << (a == ours.end() ? "nothing" : to_text(*a))
                         << "\nactors: " << (b == theirs.end() ? "nothing" : to_text(*b)));
        for (const line& one : ours)
            ++met[one.how];
    }
    for (const outcome how : {outcome::elapsed, outcome::granted, outcome::nothing, outcome::got}) {
        INFO(name_of(how));
        CHECK(met[how] > 100);
    }
}
