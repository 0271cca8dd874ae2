#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <system_error>

#include <sys/wait.h>
#include <unistd.h>

#include "models/bound/fluid.hpp"

namespace corridor::bound {

namespace {

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

template <class T>
void write_all(int file, const std::vector<T>& values) {
    const char* at = reinterpret_cast<const char*>(values.data());
    std::size_t left = values.size() * sizeof(T);
    while (left > 0) {
        const ssize_t written = write(file, at, left);
        if (written < 0) {
            _exit(1);
        }
        at += written;
        left -= static_cast<std::size_t>(written);
    }
}

/// False when the other end closed before all had come.
template <class T>
bool read_all(int file, std::vector<T>& values) {
    char* at = reinterpret_cast<char*>(values.data());
    std::size_t left = values.size() * sizeof(T);
    while (left > 0) {
        const ssize_t came = read(file, at, left);
        if (came < 0 && errno == EINTR) {
            continue;
        }
        if (came <= 0) {
            return false;
        }
        at += came;
        left -= static_cast<std::size_t>(came);
    }
    return true;
}

[[noreturn]] void answer_and_exit(const fluid_problem& problem, int to) {
    // The host's way of stopping is not for the child: Ctrl-C just ends it.
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    const fluid_answer found = share_by_simgrid(problem);
    for (const std::vector<double>& stream : found.carried_kg) {
        write_all(to, stream);
    }
    for (const std::vector<std::uint8_t>& link : found.is_full) {
        write_all(to, link);
    }
    // What the parent has opened and buffered is not the child's to flush or close.
    _exit(0);
}

}  // namespace

fluid_child::fluid_child(const fluid_problem& problem) : problem_(problem) {
    std::array<int, 2> ends{};
    std::fflush(nullptr);  // or the child, ending, would print again what waits to be printed
    if (pipe(ends.data()) != 0) {
        fail("the fluid's pipe");
    }
    child_ = fork();
    if (child_ < 0) {
        close(ends[0]);
        close(ends[1]);
        fail("the fluid's process");
    }
    if (child_ == 0) {
        close(ends[0]);
        answer_and_exit(problem, ends[1]);
    }
    close(ends[1]);
    pipe_ = ends[0];
}

fluid_child::~fluid_child() {
    if (child_ > 0) {
        kill(child_, SIGKILL);
        while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    if (pipe_ >= 0) {
        close(pipe_);
    }
}

fluid_answer fluid_child::wait() {
    fluid_answer out;
    out.carried_kg.assign(problem_.streams.size(), std::vector<double>(problem_.week_h.size()));
    out.is_full.assign(problem_.links.size(), std::vector<std::uint8_t>(problem_.week_h.size()));
    bool whole = true;
    for (std::vector<double>& stream : out.carried_kg) {
        whole = whole && read_all(pipe_, stream);
    }
    for (std::vector<std::uint8_t>& link : out.is_full) {
        whole = whole && read_all(pipe_, link);
    }
    int status = 0;
    while (waitpid(child_, &status, 0) < 0 && errno == EINTR) {
    }
    child_ = -1;
    if (!whole || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw std::runtime_error("the fluid's process ended without an answer");
    }
    return out;
}

}  // namespace corridor::bound
