// One group of a result file: its own copies of the coordinates, then datasets laid on them. Every
// dataset is attached to a dimension scale on every axis, or h5netcdf refuses the whole group.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "outputs/hdf5.hpp"

namespace corridor::outputs {

class group_writer {
public:
    /// A new group of that name in `where`, a file or a group.
    group_writer(hid_t where, const char* name);

    /// An attribute of the group itself.
    void attribute(const char* name, double value);
    void attribute(const char* name, const std::string& value);

    /// A coordinate of names, with them joined by line feeds in `labels` for Octave.
    void names(const char* name, const char* meaning, const std::vector<std::string>& values);
    /// A coordinate of numbers. T: int32 or double.
    template <class T>
    void numbers(const char* name, const char* unit, const std::string& meaning,
                 const std::vector<T>& values);

    using axes = std::vector<const char*>;  ///< names of coordinates written before

    /// Row-major values; text has an empty unit. T: double, int64, int32 or string.
    template <class T>
    void dataset(const char* name, const axes& along, const char* unit, const char* meaning,
                 const std::vector<T>& values);
    /// Values are indices into `words`, which hold no spaces.
    void categories(const char* name, const axes& along, const char* meaning,
                    const std::vector<std::uint8_t>& values, const std::vector<std::string>& words);

    /// A coordinate of whole numbers, from zero rows on; the caller appends the numbers.
    [[nodiscard]] hdf5::handle growing_numbers(const char* name, const char* meaning);
    /// Values along such a coordinate; the caller appends them. T: double, int64 or int32.
    template <class T>
    [[nodiscard]] hdf5::handle growing(const char* name, const char* along, const std::string& unit,
                                       const char* meaning);
    [[nodiscard]] hdf5::handle growing_categories(const char* name, const char* along,
                                                  const char* meaning,
                                                  const std::vector<std::string>& words);

private:
    void describe_flags(hid_t dataset, const std::vector<std::string>& words);
    void describe(hid_t dataset, const char* unit, const std::string& meaning);
    void keep_scale(const char* name, hdf5::handle dataset, std::size_t size);
    void attach(hid_t dataset, const axes& along);
    std::vector<hsize_t> shape_along(const axes& along) const;

    struct scale {
        hdf5::handle dataset;
        std::size_t size;
    };
    hdf5::handle group_;
    std::map<std::string, scale> scales_;
};

/// The different ones among `values` in order of first appearance, and each value's place there.
struct categories_of {
    explicit categories_of(const std::vector<std::string>& values);
    std::vector<std::string> words;
    std::vector<std::uint8_t> indices;
};

}  // namespace corridor::outputs
