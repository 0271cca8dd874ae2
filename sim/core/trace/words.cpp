#include "sim/core/trace/words.hpp"

#include <fmt/format.h>

namespace corridor::core {

std::string_view word_of(wait_kind kind) {
    switch (kind) {
        case wait_kind::none:
            return "start";
        case wait_kind::time:
            return "time";
        case wait_kind::resource:
            return "resource";
        case wait_kind::signal:
            return "signal";
        case wait_kind::store:
            return "store";
        case wait_kind::condition:
            return "condition";
        case wait_kind::level:
            return "level";
        case wait_kind::process:
            return "process";
        case wait_kind::several:
            return "several";
    }
    return "place";
}

std::string_view word_of(wait_end how) {
    switch (how) {
        case wait_end::begun:
            return "begins";
        case wait_end::came:
            return "goes on";
        case wait_end::impatient:
            return "gives up";
        case wait_end::interrupted:
            return "interrupted";
        case wait_end::preempted:
            return "preempted";
        case wait_end::cancelled:
            return "cancelled";
        case wait_end::unfinished:
            return "still waits";
    }
    return "";
}

std::string words_of(const traced_wait& wait) {
    const std::string_view kind = word_of(wait.kind);
    if (wait.joined != 0)
        return fmt::format("{} {}", kind, label_of(wait.joined, wait.place));
    return fmt::format("{}{}{}", kind, wait.place.empty() ? "" : " ", wait.place);
}

std::string label_of(std::uint64_t process, std::string_view name) {
    return fmt::format("#{}{}{}", process, name.empty() ? "" : " ", name);
}

}  // namespace corridor::core
