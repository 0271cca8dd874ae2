#include "outputs/groups/group_writer.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>
#include <hdf5_hl.h>

namespace corridor::outputs {

group_writer::group_writer(hid_t where, const char* name)
    : group_(hdf5::create_group(where, name)) {}

void group_writer::attribute(const char* name, double value) {
    hdf5::set_attribute(group_, name, value);
}

void group_writer::attribute(const char* name, const std::string& value) {
    hdf5::set_attribute(group_, name, value);
}

void group_writer::names(const char* name, const char* meaning,
                         const std::vector<std::string>& values) {
    hdf5::handle dataset = hdf5::write(group_, name, {values.size()}, values);
    describe(dataset, "", meaning);
    hdf5::set_attribute(dataset, "labels", fmt::format("{}", fmt::join(values, "\n")));
    keep_scale(name, std::move(dataset), values.size());
}

template <class T>
void group_writer::numbers(const char* name, const char* unit, const std::string& meaning,
                           const std::vector<T>& values) {
    hdf5::handle dataset = hdf5::write(group_, name, {values.size()}, values);
    describe(dataset, unit, meaning);
    keep_scale(name, std::move(dataset), values.size());
}
template void group_writer::numbers(const char*, const char*, const std::string&,
                                    const std::vector<std::int32_t>&);
template void group_writer::numbers(const char*, const char*, const std::string&,
                                    const std::vector<double>&);

template <class T>
void group_writer::dataset(const char* name, const axes& along, const char* unit,
                           const char* meaning, const std::vector<T>& values) {
    const hdf5::handle written = hdf5::write(group_, name, shape_along(along), values);
    describe(written, unit, meaning);
    attach(written, along);
}
template void group_writer::dataset(const char*, const axes&, const char*, const char*,
                                    const std::vector<double>&);
template void group_writer::dataset(const char*, const axes&, const char*, const char*,
                                    const std::vector<std::int64_t>&);
template void group_writer::dataset(const char*, const axes&, const char*, const char*,
                                    const std::vector<std::int32_t>&);
template void group_writer::dataset(const char*, const axes&, const char*, const char*,
                                    const std::vector<std::string>&);

void group_writer::categories(const char* name, const axes& along, const char* meaning,
                              const std::vector<std::uint8_t>& values,
                              const std::vector<std::string>& words) {
    const hdf5::handle written = hdf5::write(group_, name, shape_along(along), values);
    describe(written, "", meaning);
    describe_flags(written, words);
    attach(written, along);
}

hdf5::handle group_writer::growing_numbers(const char* name, const char* meaning) {
    hdf5::handle dataset = hdf5::create_growing<std::int64_t>(group_, name);
    describe(dataset, "1", meaning);
    keep_scale(name, std::move(dataset), 0);
    return {H5Dopen2(group_, name, H5P_DEFAULT), H5Dclose, "H5Dopen2"};
}

template <class T>
hdf5::handle group_writer::growing(const char* name, const char* along, const std::string& unit,
                                   const char* meaning) {
    hdf5::handle dataset = hdf5::create_growing<T>(group_, name);
    describe(dataset, unit.c_str(), meaning);
    attach(dataset, {along});
    return dataset;
}
template hdf5::handle group_writer::growing<double>(const char*, const char*, const std::string&,
                                                    const char*);
template hdf5::handle group_writer::growing<std::int64_t>(const char*, const char*,
                                                          const std::string&, const char*);
template hdf5::handle group_writer::growing<std::int32_t>(const char*, const char*,
                                                          const std::string&, const char*);

hdf5::handle group_writer::growing_categories(const char* name, const char* along,
                                              const char* meaning,
                                              const std::vector<std::string>& words) {
    hdf5::handle dataset = hdf5::create_growing<std::uint8_t>(group_, name);
    describe(dataset, "", meaning);
    describe_flags(dataset, words);
    attach(dataset, {along});
    return dataset;
}

void group_writer::describe_flags(hid_t dataset, const std::vector<std::string>& words) {
    std::vector<std::uint8_t> indices(words.size());
    std::iota(indices.begin(), indices.end(), std::uint8_t{0});
    hdf5::set_attribute(dataset, "flag_values", indices);
    hdf5::set_attribute(dataset, "flag_meanings", fmt::format("{}", fmt::join(words, " ")));
}

void group_writer::describe(hid_t dataset, const char* unit, const std::string& meaning) {
    if (*unit != '\0')
        hdf5::set_attribute(dataset, "units", std::string(unit));
    hdf5::set_attribute(dataset, "long_name", meaning);
}

void group_writer::keep_scale(const char* name, hdf5::handle dataset, std::size_t size) {
    hdf5::check(H5DSset_scale(dataset, name), "H5DSset_scale");
    scales_.emplace(name, scale{std::move(dataset), size});
}

void group_writer::attach(hid_t dataset, const axes& along) {
    for (std::size_t i = 0; i < along.size(); ++i) {
        hdf5::check(
            H5DSattach_scale(dataset, scales_.at(along[i]).dataset, static_cast<unsigned>(i)),
            "H5DSattach_scale");
    }
}

std::vector<hsize_t> group_writer::shape_along(const axes& along) const {
    std::vector<hsize_t> shape;
    for (const char* each : along)
        shape.push_back(scales_.at(each).size);
    return shape;
}

categories_of::categories_of(const std::vector<std::string>& values) {
    for (const std::string& each : values) {
        const auto found = std::find(words.begin(), words.end(), each);
        indices.push_back(static_cast<std::uint8_t>(found - words.begin()));
        if (found == words.end())
            words.push_back(each);
    }
}

}  // namespace corridor::outputs
