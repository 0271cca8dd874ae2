// What happens when the program itself is wrong: an invariant that does not hold, a precondition
// that a caller ignored. How that ends is for the host to say, once.
#pragma once

namespace corridor::core {

/// Told what is broken. It must not return: a program throws, a page reports and stops.
using broken_handler = void (*)(const char* what);

/// Sets the handler for the whole process; nullptr restores the default, std::abort.
/// May be called from any thread.
void on_broken(broken_handler handler);

/// Ends what cannot go on. Calls the handler, and aborts should that return.
[[noreturn]] void broken(const char* what);

}  // namespace corridor::core
