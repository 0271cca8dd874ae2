// An open file of the system, closed by a brace.
#pragma once

#include <utility>

#include <unistd.h>

namespace corridor::outputs {

class descriptor {
public:
    explicit descriptor(int number) : number_(number) {}
    descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    descriptor& operator=(descriptor&&) = delete;
    ~descriptor() {
        if (number_ >= 0)
            close(number_);
    }

    int number() const { return number_; }  ///< negative: it could not be opened

private:
    int number_;
};

}  // namespace corridor::outputs
