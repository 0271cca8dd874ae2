#include "tests/bench/event_sets/memory.hpp"

#include <cstdlib>
#include <new>

#include <malloc.h>

namespace {

std::int64_t in_use = 0;

void* taken(void* memory) {
    if (memory == nullptr)
        std::abort();
    in_use += static_cast<std::int64_t>(malloc_usable_size(memory));
    return memory;
}

void give_back(void* memory) {
    in_use -= static_cast<std::int64_t>(malloc_usable_size(memory));
    std::free(memory);
}

}  // namespace

std::int64_t bench::bytes_in_use() { return in_use; }

void* operator new(std::size_t bytes) { return taken(std::malloc(bytes)); }
void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { give_back(memory); }
