#include "sim/core/frame_pool.hpp"

#include <new>

#if __has_include(<sanitizer/asan_interface.h>)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#endif

namespace corridor::core {
namespace {

constexpr std::size_t chunk_size = std::size_t{1} << 16U;

// In front of each frame: whose it is. As wide as the strictest alignment, to keep the frame's.
struct alignas(std::max_align_t) block_head {
    frame_pool* owner;
};

}  // namespace

frame_pool::~frame_pool() {
    for (const auto& chunk : chunks_)
        ASAN_UNPOISON_MEMORY_REGION(chunk.get(), chunk_size);
}

void* frame_pool::take(std::size_t bytes) {
    const std::size_t whole = bytes + sizeof(block_head);
    const std::size_t size_class = (whole + step - 1) / step;
    void* block = nullptr;
    if (size_class > classes) {
        block = ::operator new(whole);
    } else if (free_[size_class] != nullptr) {
        block = free_[size_class];
        ASAN_UNPOISON_MEMORY_REGION(block, size_class * step);  // before the link inside is read
        free_[size_class] = *static_cast<void**>(block);
    } else {
        block = carve(size_class * step);
    }
    auto* head = ::new (block) block_head{this};
    return head + 1;
}

void frame_pool::give_back(void* frame, std::size_t bytes) noexcept {
    auto* head = static_cast<block_head*>(frame) - 1;
    frame_pool& pool = *head->owner;
    const std::size_t size_class = (bytes + sizeof(block_head) + step - 1) / step;
    if (size_class > classes) {
        ::operator delete(head);
        return;
    }
    ::new (head) void*(pool.free_[size_class]);
    pool.free_[size_class] = head;
    ASAN_POISON_MEMORY_REGION(head, size_class * step);
}

void* frame_pool::carve(std::size_t bytes) {
    if (left_ < bytes) {
        chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(chunk_size));
        next_ = chunks_.back().get();
        left_ = chunk_size;
    }
    void* block = next_;
    next_ += bytes;
    left_ -= bytes;
    return block;
}

}  // namespace corridor::core
