// What stands in a file, one line a dataset as the pages of outputs/ write it.
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include <hdf5.h>
#include <hdf5_hl.h>

#include "outputs/hdf5.hpp"

namespace corridor::tests {

inline std::string type_of(hid_t dataset) {
    const outputs::hdf5::handle type(H5Dget_type(dataset), H5Tclose, "H5Dget_type");
    const std::string bits = std::to_string(8 * H5Tget_size(type));
    switch (H5Tget_class(type)) {
        case H5T_STRING:
            return "string";
        case H5T_FLOAT:
            return "float" + bits;
        default:
            return (H5Tget_sign(type) == H5T_SGN_NONE ? "uint" : "int") + bits;
    }
}

inline herr_t keep_scale_name(hid_t, unsigned, hid_t scale, void* name) {
    std::string buffer(256, '\0');
    const ssize_t length = H5DSget_scale_name(scale, buffer.data(), buffer.size());
    if (length > 0)
        *static_cast<std::string*>(name) = buffer.substr(0, static_cast<std::size_t>(length));
    return 0;
}

inline std::string axes_of(hid_t dataset, const std::string& own_name) {
    const std::size_t rank = outputs::hdf5::shape_of(dataset).size();
    if (H5DSis_scale(dataset) > 0)
        return " [" + own_name + "]";
    std::string axes;
    for (unsigned axis = 0; axis < rank; ++axis) {
        std::string name = "an axis without a scale";
        H5DSiterate_scales(dataset, axis, nullptr, keep_scale_name, &name);
        axes += (axes.empty() ? "" : ", ") + name;
    }
    return rank == 0 ? "" : " [" + axes + "]";
}

inline std::string line_of(const std::string& path, hid_t dataset) {
    std::string unit;
    if (H5Aexists(dataset, "units") > 0)
        unit = outputs::hdf5::text_attribute(dataset, "units");
    const std::string dated = "days since 2024-01-01";  // the small world's start date
    if (unit == dated)
        unit = "days since START_DATE";
    return "| " + path + " | " + type_of(dataset) +
           axes_of(dataset, path.substr(path.rfind('/') + 1)) + " | " + unit + " | " +
           outputs::hdf5::text_attribute(dataset, "long_name") + " |";
}

inline herr_t keep_line(hid_t root, const char* name, const H5O_info_t* info, void* lines) {
    if (info->type != H5O_TYPE_DATASET)
        return 0;
    const outputs::hdf5::handle dataset(H5Dopen2(root, name, H5P_DEFAULT), H5Dclose, name);
    static_cast<std::vector<std::string>*>(lines)->push_back(
        line_of(std::string("/") + name, dataset));
    return 0;
}

inline std::vector<std::string> lines_of_file(const std::string& path) {
    const outputs::hdf5::handle file = outputs::hdf5::open_file(path);
    std::vector<std::string> lines;
    outputs::hdf5::check(H5Ovisit(file, H5_INDEX_CRT_ORDER, H5_ITER_INC, keep_line, &lines),
                         "H5Ovisit");
    return lines;
}

/// The lines of a page that begin with a dataset's path. Tests run in the project's root.
inline std::vector<std::string> lines_of_page(const char* page) {
    std::ifstream file(page);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        if (line.rfind("| /", 0) == 0)
            lines.push_back(line);
    }
    return lines;
}

}  // namespace corridor::tests
