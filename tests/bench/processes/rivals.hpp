// What the same work costs without a core: events as callbacks, and the smallest coroutine engine
// that one would write by hand. Neither cancels, counts, interrupts or knows who waits for whom.
#pragma once

#include <coroutine>
#include <cstdint>
#include <deque>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

#include "tests/bench/processes/draws.hpp"

namespace corridor::bench {

/// Pending actions in a std::priority_queue.
template <class Action>
class plain_events {
public:
    std::int64_t now = 0;

    void after(std::int64_t ms, Action act) {
        events_.push({now + ms, ++sequence_, std::move(act)});
    }
    void run() {
        while (!events_.empty()) {
            const pending next = events_.top();
            events_.pop();
            now = next.time;
            next.act();
        }
    }

private:
    struct pending {
        std::int64_t time;
        std::uint64_t sequence;
        Action act;
        bool operator<(const pending& other) const {
            return time != other.time ? time > other.time : sequence > other.sequence;
        }
    };
    std::priority_queue<pending> events_;
    std::uint64_t sequence_ = 0;
};

/// M/M/1 as a modeller without processes writes it.
class callback_queue {
public:
    explicit callback_queue(std::int64_t customers) : left_(customers) {}

    std::int64_t run() {
        plan();
        events_.run();
        return total_;
    }

private:
    void plan() {
        if (left_-- > 0)
            events_.after(gaps_.exponential(mean_gap), [this] { arrive(); });
    }
    void arrive() {
        queue_.push_back(events_.now);
        if (queue_.size() == 1)
            serve();
        plan();
    }
    void serve() {
        events_.after(services_.exponential(mean_service), [this] {
            total_ += events_.now - queue_.front();
            queue_.pop_front();
            if (!queue_.empty())
                serve();
        });
    }

    plain_events<std::function<void()>> events_;
    std::deque<std::int64_t> queue_;  // arrived; the first one is served
    draws gaps_{1};
    draws services_{2};
    std::int64_t left_;
    std::int64_t total_ = 0;
};

/// The smallest coroutine engine: frames from the heap.
class bare {
public:
    struct process {
        struct promise_type {
            process get_return_object() { return {handle::from_promise(*this)}; }
            std::suspend_always initial_suspend() noexcept { return {}; }
            std::suspend_never final_suspend() noexcept { return {}; }
            void return_void() {}
            void unhandled_exception() {}
        };
        using handle = std::coroutine_handle<promise_type>;
        handle frame;
    };
    struct resume {
        std::coroutine_handle<> frame;
        void operator()() const { frame.resume(); }
    };
    struct delay {
        delay(bare& of, std::int64_t ms) : of_(of), ms_(ms) {}
        bool await_ready() { return false; }
        void await_suspend(std::coroutine_handle<> frame) { of_.events.after(ms_, {frame}); }
        void await_resume() {}
        bare& of_;
        std::int64_t ms_;
    };
    /// So many units, or things: take() waits for one, give() brings one.
    struct stock {
        stock(bare& of, int units) : of_(of), free_(units) {}
        struct taking {
            explicit taking(stock& from) : from_(from) {}
            bool await_ready() {
                if (from_.free_ == 0)
                    return false;
                --from_.free_;
                return true;
            }
            void await_suspend(std::coroutine_handle<> frame) { from_.queue_.push_back(frame); }
            void await_resume() {}
            stock& from_;
        };
        taking take() { return taking{*this}; }
        void give() {
            if (queue_.empty()) {
                ++free_;
                return;
            }
            of_.events.after(0, {queue_.front()});
            queue_.pop_front();
        }
        bare& of_;
        int free_;
        std::deque<std::coroutine_handle<>> queue_;
    };

    plain_events<resume> events;
    void start(process begun) { events.after(0, {begun.frame}); }
};

std::int64_t bare_customers(std::int64_t customers);
std::int64_t bare_objects(std::int64_t objects);
std::int64_t bare_loops(std::int64_t processes, std::int64_t turns);

/// M/M/1 with a SimGrid actor a customer.
std::int64_t actor_customers(std::int64_t customers);

}  // namespace corridor::bench
