#include "outputs/hdf5.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <functional>
#include <limits>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>

namespace corridor::outputs::hdf5 {
namespace {

constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
constexpr hsize_t chunk_elements = hsize_t{1} << 16;

handle properties(hid_t kind) { return {H5Pcreate(kind), H5Pclose, "H5Pcreate"}; }

/// HDF5 1.10's own tidying at exit crashes after a file that could not be closed, as on a full
/// disk; all files are closed by then, or given up. Errors are told by `fail`, not printed by HDF5.
void begin_library() {
    static const herr_t once = H5dont_atexit();
    check(once, "H5dont_atexit");
    check(H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr), "H5Eset_auto2");
}

/// The innermost entry of the error stack has the system's words.
herr_t keep_description(unsigned, const H5E_error2_t* error, void* words) {
    *static_cast<std::string*>(words) = error->desc != nullptr ? error->desc : "";
    return 0;
}

handle space_of(const std::vector<hsize_t>& shape) {
    const hid_t id = shape.empty()
                         ? H5Screate(H5S_SCALAR)
                         : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr);
    return {id, H5Sclose, "H5Screate"};
}

/// Whole trailing dimensions, and as many leading rows as make a chunk of half a megabyte.
std::vector<hsize_t> chunk_of(std::vector<hsize_t> shape) {
    hsize_t row = 1;
    for (std::size_t i = shape.size(); i-- > 0;) {
        shape[i] = std::clamp<hsize_t>(shape[i], 1, std::max<hsize_t>(1, chunk_elements / row));
        row *= shape[i];
    }
    return shape;
}

void write_attribute(hid_t object, const char* name, hid_t file_type, const handle& space,
                     const void* value, hid_t memory_type) {
    const handle a(H5Acreate2(object, name, file_type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                   "H5Acreate2");
    check(H5Awrite(a, memory_type, value), "H5Awrite");
}

/// An empty `chunk`: in one piece and unpacked.
handle create_dataset(hid_t group, const char* name, hid_t file_type, const handle& space,
                      const std::vector<hsize_t>& chunk) {
    const handle p = properties(H5P_DATASET_CREATE);
    check(H5Pset_obj_track_times(p, false), "H5Pset_obj_track_times");
    check(H5Pset_attr_creation_order(p, in_order), "H5Pset_attr_creation_order");
    if (!chunk.empty()) {
        check(H5Pset_chunk(p, static_cast<int>(chunk.size()), chunk.data()), "H5Pset_chunk");
        check(H5Pset_shuffle(p), "H5Pset_shuffle");
        check(H5Pset_deflate(p, 4), "H5Pset_deflate");
    }
    const bool may_be_missing = H5Tequal(file_type, H5T_IEEE_F64LE) > 0;
    const double missing = std::numeric_limits<double>::quiet_NaN();
    if (may_be_missing) {
        check(H5Pset_fill_value(p, H5T_NATIVE_DOUBLE, &missing), "H5Pset_fill_value");
    }
    handle dataset(H5Dcreate2(group, name, file_type, space, H5P_DEFAULT, p, H5P_DEFAULT), H5Dclose,
                   "H5Dcreate2");
    if (may_be_missing) {
        write_attribute(dataset, "_FillValue", H5T_IEEE_F64LE, space_of({}), &missing,
                        H5T_NATIVE_DOUBLE);
    }
    return dataset;
}

handle create_packed(hid_t group, const char* name, hid_t file_type,
                     const std::vector<hsize_t>& shape) {
    return create_dataset(group, name, file_type, space_of(shape), chunk_of(shape));
}

void write_all(hid_t dataset, hid_t memory_type, const void* values) {
    check(H5Dwrite(dataset, memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "H5Dwrite");
}

template <class T>
struct types_of;
template <>
struct types_of<double> {
    static hid_t file() { return H5T_IEEE_F64LE; }
    static hid_t memory() { return H5T_NATIVE_DOUBLE; }
};
template <>
struct types_of<std::int64_t> {
    static hid_t file() { return H5T_STD_I64LE; }
    static hid_t memory() { return H5T_NATIVE_INT64; }
};
template <>
struct types_of<std::int32_t> {
    static hid_t file() { return H5T_STD_I32LE; }
    static hid_t memory() { return H5T_NATIVE_INT32; }
};
template <>
struct types_of<std::uint8_t> {
    static hid_t file() { return H5T_STD_U8LE; }
    static hid_t memory() { return H5T_NATIVE_UINT8; }
};

/// Every NaN is written as the same one, or equal results would differ in bits nobody sees.
std::vector<double> one_nan(std::vector<double> values) {
    for (double& each : values) {
        if (each != each)
            each = std::numeric_limits<double>::quiet_NaN();
    }
    return values;
}
template <class Integer>
const std::vector<Integer>& one_nan(const std::vector<Integer>& values) {
    return values;
}

template <class Integer>
handle write_integers(hid_t group, const char* name, const std::vector<hsize_t>& shape,
                      const std::vector<Integer>& values) {
    handle dataset = create_packed(group, name, types_of<Integer>::file(), shape);
    write_all(dataset, types_of<Integer>::memory(), values.data());
    return dataset;
}

std::size_t count_of(const std::vector<std::size_t>& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
}

}  // namespace

void fail(const std::string& what) {
    const int number = errno;
    std::string words;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, keep_description, &words);
    if (words.empty() && number != 0)
        words = std::strerror(number);
    throw std::runtime_error(fmt::format("{}: {}", what, words));
}

handle create_file(const std::string& path) {
    begin_library();
    const handle creation = properties(H5P_FILE_CREATE);
    check(H5Pset_link_creation_order(creation, in_order), "H5Pset_link_creation_order");
    check(H5Pset_attr_creation_order(creation, in_order), "H5Pset_attr_creation_order");
    check(H5Pset_obj_track_times(creation, false), "H5Pset_obj_track_times");
    const handle access = properties(H5P_FILE_ACCESS);
    check(H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V110), "H5Pset_libver_bounds");
    check(H5Pset_fclose_degree(access, H5F_CLOSE_SEMI), "H5Pset_fclose_degree");
    return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation, access), H5Fclose, "cannot create"};
}

handle open_file(const std::string& path) {
    begin_library();
    return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "cannot open"};
}

handle create_group(hid_t where, const char* name) {
    const handle p = properties(H5P_GROUP_CREATE);
    check(H5Pset_link_creation_order(p, in_order), "H5Pset_link_creation_order");
    check(H5Pset_attr_creation_order(p, in_order), "H5Pset_attr_creation_order");
    check(H5Pset_obj_track_times(p, false), "H5Pset_obj_track_times");
    return {H5Gcreate2(where, name, H5P_DEFAULT, p, H5P_DEFAULT), H5Gclose, "H5Gcreate2"};
}

handle text_type() {
    handle type(H5Tcopy(H5T_C_S1), H5Tclose, "H5Tcopy");
    check(H5Tset_size(type, H5T_VARIABLE), "H5Tset_size");
    check(H5Tset_cset(type, H5T_CSET_UTF8), "H5Tset_cset");
    return type;
}

void set_attribute(hid_t object, const char* name, const std::string& value) {
    const handle type(H5Tcopy(H5T_C_S1), H5Tclose, "H5Tcopy");
    check(H5Tset_size(type, value.size() + 1), "H5Tset_size");
    check(H5Tset_cset(type, H5T_CSET_UTF8), "H5Tset_cset");
    write_attribute(object, name, type, space_of({}), value.c_str(), type);
}

void set_attribute(hid_t object, const char* name, std::int64_t value) {
    write_attribute(object, name, H5T_STD_I64LE, space_of({}), &value, H5T_NATIVE_INT64);
}

void set_attribute(hid_t object, const char* name, double value) {
    write_attribute(object, name, H5T_IEEE_F64LE, space_of({}), &value, H5T_NATIVE_DOUBLE);
}

void set_attribute(hid_t object, const char* name, const std::vector<std::uint8_t>& values) {
    write_attribute(object, name, H5T_STD_U8LE, space_of({values.size()}), values.data(),
                    H5T_NATIVE_UINT8);
}

std::string text_attribute(hid_t object, const char* name) {
    const handle a(H5Aopen(object, name, H5P_DEFAULT), H5Aclose, name);
    const handle type(H5Aget_type(a), H5Tclose, "H5Aget_type");
    std::string value(H5Tget_size(type) + 1, '\0');
    check(H5Aread(a, type, value.data()), "H5Aread");
    value.resize(std::strlen(value.c_str()));
    return value;
}

std::int64_t integer_attribute(hid_t object, const char* name) {
    const handle a(H5Aopen(object, name, H5P_DEFAULT), H5Aclose, name);
    std::int64_t value = 0;
    check(H5Aread(a, H5T_NATIVE_INT64, &value), "H5Aread");
    return value;
}

double real_attribute(hid_t object, const char* name) {
    const handle a(H5Aopen(object, name, H5P_DEFAULT), H5Aclose, name);
    double value = 0;
    check(H5Aread(a, H5T_NATIVE_DOUBLE, &value), "H5Aread");
    return value;
}

handle write(hid_t group, const char* name, const std::vector<hsize_t>& shape,
             const std::vector<double>& values) {
    handle dataset = create_packed(group, name, types_of<double>::file(), shape);
    write_all(dataset, types_of<double>::memory(), one_nan(values).data());
    return dataset;
}

handle write(hid_t group, const char* name, const std::vector<hsize_t>& shape,
             const std::vector<std::int64_t>& values) {
    return write_integers(group, name, shape, values);
}

handle write(hid_t group, const char* name, const std::vector<hsize_t>& shape,
             const std::vector<std::int32_t>& values) {
    return write_integers(group, name, shape, values);
}

handle write(hid_t group, const char* name, const std::vector<hsize_t>& shape,
             const std::vector<std::uint8_t>& values) {
    return write_integers(group, name, shape, values);
}

handle write(hid_t group, const char* name, const std::vector<hsize_t>& shape,
             const std::vector<std::string>& values) {
    const handle type = text_type();
    handle dataset = create_dataset(group, name, type, space_of(shape), {});
    std::vector<const char*> pointers;
    for (const std::string& each : values)
        pointers.push_back(each.c_str());
    if (!pointers.empty())
        write_all(dataset, type, pointers.data());
    return dataset;
}

template <class T>
handle create_growing(hid_t group, const char* name) {
    constexpr hsize_t none = 0;
    constexpr hsize_t unlimited = H5S_UNLIMITED;
    const handle space(H5Screate_simple(1, &none, &unlimited), H5Sclose, "H5Screate_simple");
    return create_dataset(group, name, types_of<T>::file(), space, {growing_chunk});
}
template handle create_growing<double>(hid_t, const char*);
template handle create_growing<std::int64_t>(hid_t, const char*);
template handle create_growing<std::int32_t>(hid_t, const char*);
template handle create_growing<std::uint8_t>(hid_t, const char*);

template <class T>
void append(hid_t dataset, const std::vector<T>& values) {
    if (values.empty())
        return;
    const hsize_t begin = shape_of(dataset).front();
    const hsize_t count = values.size();
    const hsize_t end = begin + count;
    check(H5Dset_extent(dataset, &end), "H5Dset_extent");
    const handle where(H5Dget_space(dataset), H5Sclose, "H5Dget_space");
    check(H5Sselect_hyperslab(where, H5S_SELECT_SET, &begin, nullptr, &count, nullptr),
          "H5Sselect_hyperslab");
    check(H5Dwrite(dataset, types_of<T>::memory(), space_of({count}), where, H5P_DEFAULT,
                   one_nan(values).data()),
          "H5Dwrite");
}
template void append(hid_t, const std::vector<double>&);
template void append(hid_t, const std::vector<std::int64_t>&);
template void append(hid_t, const std::vector<std::int32_t>&);
template void append(hid_t, const std::vector<std::uint8_t>&);

std::vector<std::size_t> shape_of(hid_t dataset) {
    const handle space(H5Dget_space(dataset), H5Sclose, "H5Dget_space");
    const int rank = H5Sget_simple_extent_ndims(space);
    check(rank, "H5Sget_simple_extent_ndims");
    std::vector<hsize_t> extent(static_cast<std::size_t>(rank));
    check(H5Sget_simple_extent_dims(space, extent.data(), nullptr), "H5Sget_simple_extent_dims");
    return {extent.begin(), extent.end()};
}

std::vector<std::string> read_texts(hid_t dataset) {
    const handle type = text_type();
    std::vector<char*> pointers(count_of(shape_of(dataset)), nullptr);
    if (pointers.empty())
        return {};
    check(H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "H5Dread");
    std::vector<std::string> texts;
    for (const char* each : pointers)
        texts.emplace_back(each != nullptr ? each : "");
    const handle space(H5Dget_space(dataset), H5Sclose, "H5Dget_space");
    check(H5Dvlen_reclaim(type, space, H5P_DEFAULT, pointers.data()), "H5Dvlen_reclaim");
    return texts;
}

std::vector<double> read_numbers(hid_t dataset) {
    std::vector<double> values(count_of(shape_of(dataset)));
    if (values.empty())
        return values;
    check(H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
          "H5Dread");
    return values;
}

}  // namespace corridor::outputs::hdf5
