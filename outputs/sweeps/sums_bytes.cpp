#include "outputs/sweeps/sums_bytes.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

namespace corridor::outputs {
namespace {

static_assert(std::endian::native == std::endian::little);  // shards go from machine to machine

constexpr std::uint64_t buckets_max = 4096;  // more than times of 64 bits have

/// Seven bits a byte, the lowest first; the top bit says that more follow.
void add_number(std::string& to, std::uint64_t number) {
    while (number >= 128) {
        to += static_cast<char>(number % 128 + 128);
        number /= 128;
    }
    to += static_cast<char>(number);
}

void add_doubles(std::string& to, const std::vector<double>& values) {
    to.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
}

/// Takes one part after another off the front; once one was not there, all is zero.
class taker {
public:
    explicit taker(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t number() {
        std::uint64_t number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (rest_.empty())
                break;
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            number |= std::uint64_t{byte % 128U} << shift;
            if (byte < 128)
                return number;
        }
        is_whole_ = false;
        return 0;
    }

    std::vector<double> doubles(std::uint64_t count) {
        if (count > rest_.size() / sizeof(double)) {
            is_whole_ = false;
            return {};
        }
        std::vector<double> values(count);
        if (count > 0)
            std::memcpy(values.data(), rest_.data(), count * sizeof(double));
        rest_.remove_prefix(count * sizeof(double));
        return values;
    }

    bool is_at_end() const { return is_whole_ && rest_.empty(); }
    bool is_whole() const { return is_whole_; }

private:
    std::string_view rest_;
    bool is_whole_ = true;
};

}  // namespace

std::string to_bytes(const response_sums& sums) {
    std::string bytes;
    add_number(bytes, sums.tops.size());
    add_doubles(bytes, sums.tops);
    add_doubles(bytes, sums.bottoms);
    add_number(bytes, static_cast<std::uint64_t>(sums.lots));
    add_number(bytes, static_cast<std::uint64_t>(sums.transit.total_ms()));
    const auto buckets = sums.transit.buckets();
    add_number(bytes, buckets.size());
    std::uint64_t empty = 0;
    for (const std::int64_t times : buckets) {
        if (times == 0) {
            ++empty;
            continue;
        }
        add_number(bytes, empty);
        add_number(bytes, static_cast<std::uint64_t>(times));
        empty = 0;
    }
    return bytes;
}

std::optional<response_sums> sums_from(std::string_view bytes) {
    taker from(bytes);
    response_sums sums;
    const std::uint64_t responses = from.number();
    sums.tops = from.doubles(responses);
    sums.bottoms = from.doubles(responses);
    sums.lots = static_cast<std::int64_t>(from.number());
    const auto total_ms = static_cast<std::int64_t>(from.number());
    const std::uint64_t size = from.number();
    if (size > buckets_max)
        return std::nullopt;
    std::vector<std::int64_t> buckets(size);
    for (std::uint64_t next = 0; next < size && from.is_whole(); ++next) {
        next += from.number();
        if (next >= size)
            return std::nullopt;
        buckets[next] = static_cast<std::int64_t>(from.number());
    }
    if (!from.is_at_end())
        return std::nullopt;
    sums.transit = core::quantiles(std::move(buckets), total_ms);
    return sums;
}

}  // namespace corridor::outputs
