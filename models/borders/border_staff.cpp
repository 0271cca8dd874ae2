#include "models/borders/border_staff.hpp"

#include <algorithm>

namespace corridor::models {

border_staff::border_staff(int count, const border_shifts& shifts, const calendar& days)
    : shifts_(shifts),
      calendar_(days),
      free_from_(static_cast<std::size_t>(std::max(1, count)), core::at(core::duration{})) {}

border_staff::service border_staff::book(core::time_point arrived, core::duration takes,
                                         traffic whose) {
    const auto count = static_cast<int>(free_from_.size());
    int who = 0;
    core::time_point begins = core::never;
    for (int nth = 0; nth < count; ++nth) {
        const core::time_point ready = std::max(arrived, free_from_[static_cast<std::size_t>(nth)]);
        const core::time_point can = ready < begins ? shifts_.opens(nth, count, ready) : begins;
        if (can < begins) {
            begins = can;
            who = nth;
        }
    }
    const core::time_point ends = begins + takes;
    free_from_[static_cast<std::size_t>(who)] = ends;
    const core::time_point from = std::max(begins, calendar_.counted_from());
    const core::time_point to = std::min(ends, calendar_.counted_to());
    if (from < to) {
        (whose == traffic::others ? seen_.others : seen_.ours) += to - from;
        seen_.overtime += to - from - shifts_.worked(who, count, from, to);
    }
    return {begins, ends};
}

border_staff::observed border_staff::end_counting() const {
    observed out = seen_;
    const auto count = static_cast<int>(free_from_.size());
    for (int nth = 0; nth < count; ++nth) {
        out.staffed += shifts_.worked(nth, count, calendar_.counted_from(), calendar_.counted_to());
    }
    return out;
}

}  // namespace corridor::models
