// The fluid: streams share links max-min fairly, week by week. It knows no travel time and no stock
// between links; what a week does not carry waits at the stream's beginning for the next. SimGrid
// shares the bandwidth. Its clock and its settings belong to the process, so that each fluid runs
// in a child process of its own.
#pragma once

#include <cstdint>
#include <vector>

namespace corridor::bound {

struct fluid_link {
    std::vector<double> kg_per_h;  ///< [week] at least 0
};

/// What goes one way. In a week in which it cannot have all that it asks for, it gets the more the
/// more it asks for.
struct fluid_stream {
    std::vector<std::size_t> links;  ///< each at most once
    std::vector<double> kg;          ///< [week] that comes to be carried
};

struct fluid_problem {
    std::vector<double> week_h;  ///< [week] length
    std::vector<fluid_link> links;
    std::vector<fluid_stream> streams;
};

struct fluid_answer {
    std::vector<std::vector<double>> carried_kg;     ///< [stream][week]
    std::vector<std::vector<std::uint8_t>> is_full;  ///< [link][week] it carries all that it can
};

/// A fluid that is being worked out in a child process.
class fluid_child {
public:
    /// Call before the process starts a thread. Throws std::system_error.
    explicit fluid_child(const fluid_problem& problem);
    fluid_child(const fluid_child&) = delete;
    fluid_child& operator=(const fluid_child&) = delete;
    ~fluid_child();

    /// Waits for the answer. Call once. Throws std::runtime_error when the child has failed.
    fluid_answer wait();

private:
    const fluid_problem& problem_;
    int pipe_ = -1;
    int child_ = -1;
};

/// Works it out in this process, whose SimGrid has not run before. For the child.
fluid_answer share_by_simgrid(const fluid_problem& problem);

/// [stream] whether in that week one of its links cannot take all that is asked of it, in kilograms
/// by stream. All others carry what they ask for, and take nothing from these: no link that is
/// asked for less than it takes makes anybody wait.
std::vector<std::uint8_t> wait_for_links(const fluid_problem& problem, std::size_t week,
                                         const std::vector<double>& asked);

/// The same problem with fewer parts: streams over the same links are one, and links with the same
/// streams are one that takes the least of them. Nothing changes but the time that it takes.
struct compact_fluid {
    fluid_problem small;
    std::vector<std::size_t> stream_in;  ///< [stream of the whole] in `small`
};
compact_fluid compact(const fluid_problem& whole);

/// The whole's answer from the small one's.
fluid_answer expand(const fluid_problem& whole, const compact_fluid& by,
                    const std::vector<std::vector<double>>& carried_kg);

}  // namespace corridor::bound
