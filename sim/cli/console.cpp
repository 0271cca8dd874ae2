#include "sim/cli/console.hpp"

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace corridor::cli {

namespace {

int first_error = 0;  // of writing to stdout; the program writes from its main thread only

}  // namespace

void say(std::string_view text) {
    if (first_error != 0)
        return;
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
        first_error = errno;
}

void complain(std::string_view text) {
    std::fflush(stdout);
    std::fwrite(text.data(), 1, text.size(), stderr);
}

void finish_output() {
    if (first_error == 0 && std::fflush(stdout) != 0)
        first_error = errno;
    if (first_error != 0 && first_error != EPIPE) {
        throw std::system_error(first_error, std::generic_category(), "standard output");
    }
}

}  // namespace corridor::cli
