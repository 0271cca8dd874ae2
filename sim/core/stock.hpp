// What stores and levels have in common: two queues, of those who wait to get and of those who wait
// to put, and a record of both and of what is inside, from observe() on.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "sim/core/place.hpp"
#include "sim/core/statistics.hpp"
#include "sim/core/time_histogram.hpp"

namespace corridor::core {

/// What a stock's observe() records, time-weighted, since it was called or last reset: values as
/// they stand when all that a step sets off has been settled, not those in between.
struct stock_record {
    time_weighted inside;   ///< things or amount, what is promised included
    time_weighted getting;  ///< processes that wait to get
    time_weighted putting;  ///< processes that wait to put
};

/// The base of store and level. Each queue is ordered by (priority, order of asking); the lowest
/// number goes first. waiting() counts both queues.
///
/// What a getter is given is promised to it at once, and inside until it runs: its room is free
/// from then on. A putter's thing or amount is inside from the moment of its turn.
class stock : public place {
public:
    int waiting_to_put() const { return putters_count_; }
    int waiting_to_get() const { return waiting() - putters_count_; }

    /// Records from now on; nothing is recorded before. Again: as reset_statistics(). With
    /// `of_inside`, which must outlive the stock, it is told too what is inside.
    void observe(time_histogram* of_inside = nullptr);
    bool is_observed() const { return record_ != nullptr; }
    /// Precondition: is_observed(); else broken().
    const stock_record& record() const;
    /// Forgets the past. Nothing when not observed.
    void reset_statistics();

protected:
    stock(simulation& sim, wait_kind kind, std::string name);
    ~stock();

    /// How much is inside, promised included: for the record.
    virtual double inside() const = 0;

    /// `who` stands in a queue from now on; `asked` is what it wants or brings, in its frame.
    void wait_to_get(activity& who, std::int32_t priority, void* asked);
    void wait_to_put(activity& who, std::int32_t priority, void* asked);

    /// The first putter has put: it goes on at the present instant.
    void admit(activity& who);

    /// Called by left(): a process has left its queue.
    void forget_count(const activity& who) {
        if (who.is_putting)
            --putters_count_;
    }

    /// Something has changed.
    void note() {
        if (record_ != nullptr) [[unlikely]]
            write();
    }

    void describe(place_state& state) const override;

    waiter_list putters_;  // the queue of place is of getters

private:
    void write();

    int putters_count_ = 0;
    std::unique_ptr<stock_record> record_;
    time_histogram* of_inside_ = nullptr;
};

}  // namespace corridor::core
