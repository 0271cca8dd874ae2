#include "sim/core/standstill.hpp"

#include <algorithm>
#include <cstddef>
#include <map>

namespace corridor::core {
namespace {

std::map<std::uint64_t, const wait*> by_process(const std::vector<wait>& waits) {
    std::map<std::uint64_t, const wait*> found;
    for (const wait& one : waits)
        found[one.process] = &one;
    return found;
}

bool ends_itself(const wait& one) { return one.until != never; }

}  // namespace

std::vector<std::uint64_t> find_cycle(const std::vector<wait>& waits) {
    const auto waiting = by_process(waits);
    enum class mark { unseen, on_path, done };
    std::map<std::uint64_t, mark> marks;
    struct step {
        const wait* at;
        std::size_t next_holder;
    };
    for (const auto& [start, first] : waiting) {
        if (marks[start] != mark::unseen || ends_itself(*first))
            continue;
        std::vector<step> path{{first, 0}};
        marks[start] = mark::on_path;
        while (!path.empty()) {
            step& here = path.back();
            if (here.next_holder == here.at->holders.size()) {
                marks[here.at->process] = mark::done;
                path.pop_back();
                continue;
            }
            const std::uint64_t holder = here.at->holders[here.next_holder++];
            const auto next = waiting.find(holder);
            if (next == waiting.end() || marks[holder] == mark::done || ends_itself(*next->second))
                continue;
            if (marks[holder] == mark::unseen) {
                marks[holder] = mark::on_path;
                path.push_back({next->second, 0});
                continue;
            }
            std::vector<std::uint64_t> circle;
            bool is_inside = false;
            for (const step& one : path) {
                is_inside = is_inside || one.at->process == holder;
                if (is_inside)
                    circle.push_back(one.at->process);
            }
            std::rotate(circle.begin(), std::min_element(circle.begin(), circle.end()),
                        circle.end());
            return circle;
        }
    }
    return {};
}

// Struck out one by one: who waits for something that may come, or that a free process holds.
std::vector<std::uint64_t> locked(const std::vector<wait>& waits) {
    auto stuck = by_process(waits);
    const auto is_free = [&stuck](std::uint64_t id) { return !stuck.contains(id); };
    const auto may_pass = [&is_free](const std::vector<std::uint64_t>& holders) {
        return holders.empty() || std::any_of(holders.begin(), holders.end(), is_free);
    };
    const auto may_go = [&is_free, &may_pass](const wait& one) {
        if (ends_itself(one))
            return true;
        if (!one.holders_each.empty())
            return std::all_of(one.holders_each.begin(), one.holders_each.end(), may_pass);
        return one.needs_all ? std::all_of(one.holders.begin(), one.holders.end(), is_free)
                             : may_pass(one.holders);
    };
    std::size_t struck = 1;
    while (struck > 0)
        struck = std::erase_if(stuck, [&](const auto& entry) { return may_go(*entry.second); });
    std::vector<std::uint64_t> ids;
    for (const wait& one : waits)
        if (stuck.contains(one.process))
            ids.push_back(one.process);
    return ids;
}

std::vector<wait> starved(const std::vector<wait>& waits, bool can_go_on) {
    if (can_go_on || std::any_of(waits.begin(), waits.end(), ends_itself))
        return {};
    std::vector<wait> found;
    for (const wait& one : waits)
        if (one.holders.empty())
            found.push_back(one);
    return found;
}

std::vector<wait> starved(const simulation& sim) {
    const std::vector<wait> waits = sim.waits();
    return starved(waits, waits.size() < sim.processes());  // the others run, or are about to
}

}  // namespace corridor::core
