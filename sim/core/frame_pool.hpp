// Memory for coroutine frames: short lives of a few sizes, so freed frames are kept by size and
// given out again, and go back to the system with the simulation. What points at a frame that is
// gone can therefore ask the head in front of it who lives there now. Under AddressSanitizer a kept
// frame is poisoned (its head is not), or a use of a dead process would go unnoticed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <vector>

#include "sim/core/time.hpp"

#if __has_include(<sanitizer/asan_interface.h>)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#endif

namespace corridor::core {

class frame_pool;

/// Stands in front of each frame, in its first cache line, for as long as the pool lives.
/// As wide as the strictest alignment, to keep the frame's.
struct alignas(std::max_align_t) frame_head {
    frame_pool* owner = nullptr;
    std::uint64_t process = 0;        ///< id of the process that lives here; 0: none, or unstarted
    std::uint64_t pending_order = 0;  ///< of its one pending event; 0: it has none
    time_point pending_time{};        ///< of that event
};

/// Frames of one simulation. It must outlive every frame that came from it.
class frame_pool {
public:
    frame_pool() = default;
    frame_pool(const frame_pool&) = delete;
    frame_pool& operator=(const frame_pool&) = delete;
    ~frame_pool();

    /// Memory for `bytes`, aligned as operator new aligns. Amortised O(1); allocates only when more
    /// frames of this size are out than ever before.
    void* take(std::size_t bytes);

    /// Gives back what some pool's take(bytes) gave; the head knows which.
    static void give_back(void* frame, std::size_t bytes) noexcept;

    static frame_head& head_of(void* frame) { return static_cast<frame_head*>(frame)[-1]; }
    static void* frame_of(frame_head& head) { return &head + 1; }

    /// The heads of all processes that live, in the order of their ids. O(frames ever out at once).
    std::vector<frame_head*> living() const;

private:
    static constexpr std::size_t line = 64;  // of the cache: a head and its frame's begin share one

    struct aligned_delete {
        void operator()(std::byte* memory) const noexcept;
    };
    struct slab {  // `count` blocks of `lines` cache lines each
        std::unique_ptr<std::byte, aligned_delete> memory;
        std::size_t lines;
        std::size_t count;
    };

    static std::size_t lines_for(std::size_t bytes) {
        return (bytes + sizeof(frame_head) + line - 1) / line;
    }
    static std::size_t frame_size(std::size_t lines) { return lines * line - sizeof(frame_head); }
    static frame_head* block_of(const slab& one, std::size_t number);
    void grow(std::size_t lines);

    std::vector<frame_head*> free_;  // by the number of lines; linked where the frame was
    std::vector<slab> slabs_;
};

inline void* frame_pool::take(std::size_t bytes) {
    const std::size_t lines = lines_for(bytes);
    if (lines >= free_.size() || free_[lines] == nullptr) [[unlikely]]
        grow(lines);
    frame_head* head = free_[lines];
    void* frame = frame_of(*head);
    ASAN_UNPOISON_MEMORY_REGION(frame, frame_size(lines));  // before the link inside is read
    free_[lines] = *static_cast<frame_head**>(frame);
    return frame;
}

inline void frame_pool::give_back(void* frame, std::size_t bytes) noexcept {
    frame_head& head = head_of(frame);
    const std::size_t lines = lines_for(bytes);
    frame_head*& free = head.owner->free_[lines];
    ::new (frame) frame_head*(free);
    free = &head;
    ASAN_POISON_MEMORY_REGION(frame, frame_size(lines));
}

}  // namespace corridor::core
