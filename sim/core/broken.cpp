#include "sim/core/broken.hpp"

#include <atomic>
#include <cstdlib>

namespace corridor::core {
namespace {

std::atomic<broken_handler> the_handler{nullptr};

}  // namespace

void on_broken(broken_handler handler) { the_handler.store(handler); }

void broken(const char* what) {
    if (const broken_handler handler = the_handler.load(); handler != nullptr)
        handler(what);
    std::abort();
}

}  // namespace corridor::core
