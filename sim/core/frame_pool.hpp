// Memory for coroutine frames: short lives of a few sizes, so freed frames are kept by size and
// given out again. Under AddressSanitizer a kept frame is poisoned, or a use of a dead process
// would go unnoticed.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace corridor::core {

/// Frames of one simulation. It must outlive every frame that came from it.
class frame_pool {
public:
    frame_pool() = default;
    frame_pool(const frame_pool&) = delete;
    frame_pool& operator=(const frame_pool&) = delete;
    ~frame_pool();

    /// Memory for `bytes`, aligned as operator new aligns. Amortised O(1).
    void* take(std::size_t bytes);

    /// Gives back what some pool's take(bytes) gave; the block knows its pool.
    static void give_back(void* frame, std::size_t bytes) noexcept;

private:
    static constexpr std::size_t step = 64;
    static constexpr std::size_t classes = 64;  // blocks up to 4 kB; larger ones go to the heap

    void* carve(std::size_t bytes);

    std::array<void*, classes + 1> free_{};
    // NOLINTNEXTLINE(modernize-avoid-c-arrays): bytes without a value, where frames are built
    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::byte* next_ = nullptr;
    std::size_t left_ = 0;
};

}  // namespace corridor::core
