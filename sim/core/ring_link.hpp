// A link in a ring whose members may die in any order, its head included.
#pragma once

namespace corridor::core {

/// Alone when it is made; leaves its ring when it is destroyed. What is left is a ring still.
struct ring_link {
    ring_link() = default;
    ring_link(const ring_link&) = delete;
    ring_link& operator=(const ring_link&) = delete;
    ~ring_link() {
        previous->next = next;
        next->previous = previous;
    }

    /// Precondition: this one is alone.
    void link_before(ring_link& position) {
        previous = position.previous;
        next = &position;
        previous->next = this;
        position.previous = this;
    }

    ring_link* previous = this;
    ring_link* next = this;
};

}  // namespace corridor::core
