#include "sim/core/frame_pool.hpp"

#include <algorithm>
#include <new>

#if __has_include(<sanitizer/asan_interface.h>)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#endif

namespace corridor::core {
namespace {

constexpr std::size_t line = 64;  // of the cache: a head and its frame's beginning share one
constexpr std::size_t fewest_blocks = 4;
constexpr std::size_t largest_slab = std::size_t{1} << 16U;

std::size_t lines_for(std::size_t bytes) { return (bytes + sizeof(frame_head) + line - 1) / line; }

std::size_t frame_size(std::size_t lines) { return lines * line - sizeof(frame_head); }

}  // namespace

void frame_pool::aligned_delete::operator()(std::byte* memory) const noexcept {
    ::operator delete (memory, std::align_val_t{line});
}

frame_pool::~frame_pool() {
    for (const slab& one : slabs_)
        ASAN_UNPOISON_MEMORY_REGION(one.memory.get(), one.count * one.lines * line);
}

void* frame_pool::take(std::size_t bytes) {
    const std::size_t lines = lines_for(bytes);
    if (lines >= free_.size() || free_[lines] == nullptr) [[unlikely]]
        grow(lines);
    frame_head* head = free_[lines];
    void* frame = frame_of(*head);
    ASAN_UNPOISON_MEMORY_REGION(frame, frame_size(lines));  // before the link inside is read
    free_[lines] = *static_cast<frame_head**>(frame);
    return frame;
}

void frame_pool::give_back(void* frame, std::size_t bytes) noexcept {
    frame_head& head = head_of(frame);
    const std::size_t lines = lines_for(bytes);
    frame_head*& free = head.owner->free_[lines];
    ::new (frame) frame_head*(free);
    free = &head;
    ASAN_POISON_MEMORY_REGION(frame, frame_size(lines));
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
        auto* head = ::new (memory + i * lines * line) frame_head;
        head->owner = this;
        give_back(frame_of(*head), frame_size(lines));
    }
}

}  // namespace corridor::core
