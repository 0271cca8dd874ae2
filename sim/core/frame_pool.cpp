#include "sim/core/frame_pool.hpp"

#include <algorithm>
#include <new>

namespace corridor::core {
namespace {

constexpr std::size_t fewest_blocks = 4;
constexpr std::size_t largest_slab = std::size_t{1} << 16U;

}  // namespace

void frame_pool::aligned_delete::operator()(std::byte* memory) const noexcept {
    ::operator delete (memory, std::align_val_t{line});
}

frame_pool::~frame_pool() {
    for (const slab& one : slabs_)
        ASAN_UNPOISON_MEMORY_REGION(one.memory.get(), one.count * one.lines * line);
}

std::vector<frame_head*> frame_pool::living() const {
    std::vector<frame_head*> found;
    for (const slab& one : slabs_)
        for (std::size_t i = 0; i < one.count; ++i)
            if (frame_head* head = block_of(one, i); head->process != 0)
                found.push_back(head);
    std::stable_sort(found.begin(), found.end(), [](const frame_head* a, const frame_head* b) {
        return a->process < b->process;
    });
    return found;
}

frame_head* frame_pool::block_of(const slab& one, std::size_t number) {
    void* place = one.memory.get() + number * one.lines * line;
    return static_cast<frame_head*>(place);
}

// Each slab of a size is twice the last one: few frames take little memory, many few allocations.
void frame_pool::grow(std::size_t lines) {
    if (lines >= free_.size())
        free_.resize(lines + 1);
    std::size_t count = fewest_blocks;
    for (const slab& one : slabs_)
        if (one.lines == lines)
            count = one.count * 2;
    count = std::max<std::size_t>(std::min(count, largest_slab / (lines * line)), 1);
    const std::size_t bytes = count * lines * line;
    auto* memory = static_cast<std::byte*>(::operator new (bytes, std::align_val_t{line}));
    slabs_.push_back({decltype(slab::memory){memory}, lines, count});
    for (std::size_t i = count; i-- > 0;) {  // the lowest address is given out first
        frame_head* head = std::construct_at(block_of(slabs_.back(), i));
        head->owner = this;
        give_back(frame_of(*head), frame_size(lines));
    }
}

}  // namespace corridor::core
