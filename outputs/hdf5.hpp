// HDF5 with C++ manners: ids that close themselves, return codes that throw. No other file of the
// project needs to know H5Pset_*; which settings make a file reproducible and readable by netCDF-4
// is decided here.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <hdf5.h>

namespace corridor::outputs::hdf5 {

/// Throws std::runtime_error with `what` and HDF5's and the system's own words.
[[noreturn]] void fail(const std::string& what);

/// Owns an id. Construction from a negative one throws.
class handle {
public:
    handle(hid_t id, herr_t (*closer)(hid_t), const char* what) : id_(id), close_(closer) {
        if (id < 0)
            fail(what);
    }
    handle(handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
    handle& operator=(handle&&) = delete;
    ~handle() {
        if (id_ >= 0)
            close_(id_);
    }
    operator hid_t() const { return id_; }  // not explicit: HDF5's functions take it so

    /// Closes now and throws when that fails: a full disk may show only here.
    void close(const char* what) {
        if (close_(std::exchange(id_, -1)) < 0)
            fail(what);
    }

private:
    hid_t id_;
    herr_t (*close_)(hid_t);
};

inline void check(herr_t code, const char* what) {
    if (code < 0)
        fail(what);
}

/// HDF5's own printing of errors is off from the first call on.
handle create_file(const std::string& path);
handle open_file(const std::string& path);
handle create_group(hid_t where, const char* name);
handle text_type();  ///< variable-length UTF-8

/// Text attributes have fixed length: Octave reads no other.
void set_attribute(hid_t object, const char* name, const std::string& value);
void set_attribute(hid_t object, const char* name, std::int64_t value);
void set_attribute(hid_t object, const char* name, double value);
void set_attribute(hid_t object, const char* name, const std::vector<std::uint8_t>& values);
/// Throws when there is none of that name.
std::string text_attribute(hid_t object, const char* name);
std::int64_t integer_attribute(hid_t object, const char* name);
double real_attribute(hid_t object, const char* name);

/// Whole datasets; `shape` is empty for a scalar. Numbers are shuffled and deflated.
handle write(hid_t group, const char* name, const std::vector<hsize_t>& shape,
             const std::vector<double>& values);  ///< NaN is missing
handle write(hid_t group, const char* name, const std::vector<hsize_t>& shape,
             const std::vector<std::int64_t>& values);
handle write(hid_t group, const char* name, const std::vector<hsize_t>& shape,
             const std::vector<std::int32_t>& values);
handle write(hid_t group, const char* name, const std::vector<hsize_t>& shape,
             const std::vector<std::uint8_t>& values);
handle write(hid_t group, const char* name, const std::vector<hsize_t>& shape,
             const std::vector<std::string>& values);

/// A dataset of one axis, empty, that grows by `append`. T: double, int64, int32 or uint8.
constexpr hsize_t growing_chunk = hsize_t{1} << 15;  ///< rows; append as many at a time
template <class T>
handle create_growing(hid_t group, const char* name);
template <class T>
void append(hid_t dataset, const std::vector<T>& values);

std::vector<std::string> read_texts(hid_t dataset);
std::vector<double> read_numbers(hid_t dataset);
std::vector<std::size_t> shape_of(hid_t dataset);

}  // namespace corridor::outputs::hdf5
