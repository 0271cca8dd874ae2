// What somebody who holds something did lately, so that whoever waits for it can say why. Own waits
// stand there by their origin already, so to explain a wait is one step and never a walk.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "models/result.hpp"
#include "sim/core/time.hpp"

namespace corridor::models {

/// Moving, worked or not known: who waits for that waits for capacity.
constexpr origin busy = origin_of(cause::moving);

/// A stretch of time and what it went to.
struct origin_span {
    origin why = busy;
    place_id where{};
    core::time_point from{};
    core::time_point to{};
};

/// The last stretches up to `last`, without gaps; what lies further back is `busy`. Equal
/// neighbours are one. 16 bytes a stretch, nothing on the heap.
class holder_log {
public:
    static constexpr std::size_t most = 12;  ///< stretches; then the oldest is forgotten

    /// Nothing is known of what lies before.
    void begin(core::time_point now) {
        known_from_ = now;
        count_ = 0;
    }

    core::time_point last() const { return count_ > 0 ? entry(count_ - 1).until : known_from_; }

    /// From `last` until then. Nothing when no time has passed.
    void add(origin why, place_id where, core::time_point until) {
        if (until <= last()) {
            return;
        }
        const bool works = why == busy || why == origin_of(cause::handling);
        const entry_type next{until, works ? busy : why, works ? place_id{} : where};
        if (count_ > 0 && entry(count_ - 1).why == next.why &&
            entry(count_ - 1).where == next.where) {
            entries_[(first_ + count_ - 1) % most].until = until;
            return;
        }
        if (count_ == most) {
            known_from_ = entry(0).until;
            first_ = static_cast<std::uint8_t>((first_ + 1) % most);
            count_ -= 1;
        }
        entries_[(first_ + count_) % most] = next;
        count_ += 1;
    }

    /// Calls `visit(origin_span)` with what covers `from` to `to` exactly, in order of time.
    template <class Visitor>
    void over(core::time_point from, core::time_point to, Visitor visit) const {
        core::time_point at = from;
        const auto cover = [&](origin why, place_id where, core::time_point until) {
            until = std::min(until, to);
            if (until > at) {
                visit(origin_span{why, where, at, until});
                at = until;
            }
        };
        cover(busy, {}, known_from_);
        for (std::size_t i = 0; i < count_ && at < to; ++i) {
            cover(entry(i).why, entry(i).where, entry(i).until);
        }
        cover(busy, {}, to);
    }

private:
    struct entry_type {
        core::time_point until{};
        origin why = busy;
        place_id where{};
    };
    const entry_type& entry(std::size_t i) const { return entries_[(first_ + i) % most]; }

    std::array<entry_type, most> entries_{};
    core::time_point known_from_{};
    std::uint8_t first_ = 0;
    std::uint8_t count_ = 0;
};

/// Somebody waits at `here` for what `why` names, and that is to be found at `of`.
struct explained_wait {
    cause why{};
    place_id here{};
    place_id of{};
};

/// Where a stretch of the wait came from, when the holder's log says `held` of it:
///  - a holder that was merely served leaves the wait to itself: capacity of what is waited for;
///  - a holder that waited for a yard of the place where the waiter itself stands and holds a
///    place waited for the waiter: a circle;
///  - all else is the origin of the holder's own delay.
constexpr origin_span explained(const explained_wait& wait, origin_span held) {
    if (held.why == busy) {
        held.why = origin_of(wait.why);
        held.where = wait.of;
    } else if (held.why == origin_of(cause::waiting_slot) && held.where == wait.here) {
        held.why = origin::mutual_blocking;
    }
    return held;
}

/// Adds the wait since `into.last()`, explained by who ended it.
inline void add_wait(holder_log& into, const explained_wait& wait, const holder_log& holder,
                     core::time_point now) {
    holder.over(into.last(), now, [&](const origin_span& held) {
        const origin_span from = explained(wait, held);
        into.add(from.why, from.where, from.to);
    });
}

}  // namespace corridor::models
