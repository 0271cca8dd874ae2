// Runs the replications of one design point on worker threads. What is decided here: results reach
// the sink on the calling thread and in replication order, so that sums, files and messages are
// the same for any number of workers.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace corridor::study {

namespace detail {

template <class Result>
struct outcome {
    std::optional<Result> result;  ///< none when the task threw
    std::exception_ptr failure;
};

/// Hands out replications to workers, and finished ones, in order, to the calling thread.
template <class Result>
class exchange {
public:
    exchange(int replications, int ahead, const std::atomic<bool>& stop)
        : replications_(replications), ahead_(ahead), stop_(stop) {}

    /// The next replication to run; none when there is nothing more to do.
    std::optional<int> next() {
        std::unique_lock lock(mutex_);
        // Workers run ahead of the sink only so far: memory is bounded by workers, not
        // replications.
        changed_.wait(lock, [&] { return is_over() || started_ < taken_ + ahead_; });
        if (is_over()) {
            changed_.notify_all();  // who waits for a replication that nobody will start
            return std::nullopt;
        }
        return started_++;
    }

    void put(int replication, outcome<Result> finished) {
        const std::scoped_lock lock(mutex_);
        finished_.emplace(replication, std::move(finished));
        changed_.notify_all();
    }

    /// Waits for that replication; none when it was never started because of the stop flag.
    std::optional<outcome<Result>> take(int replication) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] {
            return finished_.contains(replication) || (stop_ && started_ <= replication);
        });
        const auto found = finished_.find(replication);
        if (found == finished_.end())
            return std::nullopt;
        auto taken = finished_.extract(found);
        ++taken_;
        changed_.notify_all();
        return std::move(taken.mapped());
    }

    void close() {
        const std::scoped_lock lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }

private:
    bool is_over() const { return closed_ || stop_ || started_ == replications_; }

    // fixed after construction
    const int replications_;
    const int ahead_;
    const std::atomic<bool>& stop_;

    // protected by mutex_
    std::mutex mutex_;
    std::condition_variable changed_;
    int started_ = 0;
    int taken_ = 0;
    bool closed_ = false;
    std::map<int, outcome<Result>> finished_;
};

/// Closes the exchange and joins the workers, however the scope is left.
template <class Result>
class crew {
public:
    template <class Task>
    crew(exchange<Result>& shared, int workers, Task& task) : shared_(shared) {
        for (int i = 0; i < workers; ++i) {
            threads_.emplace_back([&shared, &task] { work(shared, task); });
        }
    }
    ~crew() {
        shared_.close();
        for (std::thread& each : threads_)
            each.join();
    }
    crew(const crew&) = delete;
    crew& operator=(const crew&) = delete;

private:
    template <class Task>
    static void work(exchange<Result>& shared, Task& task) {
        while (const std::optional<int> replication = shared.next()) {
            outcome<Result> finished;
            try {
                finished.result.emplace(task(*replication));
            } catch (...) {  // rethrown on the calling thread, when its turn comes
                finished.failure = std::current_exception();
            }
            shared.put(*replication, std::move(finished));
        }
    }

    exchange<Result>& shared_;
    std::vector<std::thread> threads_;
};

}  // namespace detail

/// Calls `task(replication)` for 0 to replications - 1 on `workers` threads (on this one when
/// workers <= 1) and `sink(replication, result)` on the calling thread, in replication order.
/// `task` is called from several threads at once and must not share what it changes.
/// When `stop` is set, no further replication starts and no further result reaches the sink: a
/// task that looks at the same flag may return early with half a result.
/// What a task throws ends the study and is rethrown here, after the sink got all results before
/// it; what the sink throws does too. Returns the number of results that reached the sink.
template <class Task, class Sink>
int run_replications(int replications, int workers, Task task, Sink sink,
                     const std::atomic<bool>& stop) {
    using result = std::invoke_result_t<Task&, int>;
    if (workers <= 1) {
        for (int i = 0; i < replications; ++i) {
            if (stop)
                return i;
            result finished = task(i);
            if (stop)
                return i;
            sink(i, std::move(finished));
        }
        return replications;
    }
    detail::exchange<result> shared(replications, 2 * workers, stop);
    const detail::crew<result> crew(shared, workers, task);
    for (int i = 0; i < replications; ++i) {
        std::optional<detail::outcome<result>> finished = shared.take(i);
        if (!finished || stop)
            return i;
        if (finished->failure)
            std::rethrow_exception(finished->failure);
        sink(i, std::move(*finished->result));
    }
    return replications;
}

}  // namespace corridor::study
