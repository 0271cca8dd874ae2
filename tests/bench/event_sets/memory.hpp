// How much memory the program has taken and not given back.
#pragma once

#include <cstdint>

namespace bench {

/// Bytes from operator new, as the allocator rounds them. Counts in programs that link memory.cpp.
std::int64_t bytes_in_use();

}  // namespace bench
