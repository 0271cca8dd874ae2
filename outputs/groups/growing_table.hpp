// A group whose rows come little by little: columns along one axis that grows, written chunk by
// chunk, since a chunk that is written twice leaves a hole in the file.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "outputs/groups/group_writer.hpp"

namespace corridor::outputs {

template <class Row>
class growing_table {
public:
    /// `row`: name of the axis, a coordinate of the rows' numbers; `meaning` is of one row.
    growing_table(hid_t file, const char* group, const char* row, const char* meaning)
        : group_(file, group), axis_(row) {
        keep<std::int64_t>(group_.growing_numbers(row, meaning),
                           [number = std::int64_t{0}](const Row&) mutable { return number++; });
        column<std::int32_t>("replication", "1", "number of the replication",
                             [this](const Row&) { return replication_; });
    }
    growing_table(const growing_table&) = delete;
    growing_table& operator=(const growing_table&) = delete;

    /// A coordinate of names, for columns that hold places in it.
    void names(const char* name, const char* meaning, const std::vector<std::string>& values) {
        group_.names(name, meaning, values);
    }

    /// T: double, int64 or int32; `figure(row)` is the row's value.
    template <class T, class Figure>
    void column(const char* name, const std::string& unit, const char* meaning, Figure figure) {
        keep<T>(group_.growing<T>(name, axis_, unit, meaning), figure);
    }

    /// `figure(row)` is the place in `words`, which hold no spaces.
    template <class Figure>
    void categories(const char* name, const char* meaning, const std::vector<std::string>& words,
                    Figure figure) {
        keep<std::uint8_t>(group_.growing_categories(name, axis_, meaning, words), figure);
    }

    /// Holds at most a chunk's rows in memory.
    void append(std::int32_t replication, const std::vector<Row>& rows) {
        replication_ = replication;
        for (auto& each : columns_)
            each->append(rows);
    }

    /// Writes the last rows. Call once.
    void finish() {
        for (auto& each : columns_)
            each->write();
    }

private:
    struct any_column {
        virtual ~any_column() = default;
        virtual void append(const std::vector<Row>& rows) = 0;
        virtual void write() = 0;
    };

    template <class T, class Figure>
    struct column_of final : any_column {
        column_of(hdf5::handle to, Figure of) : dataset(std::move(to)), figure(of) {}
        void append(const std::vector<Row>& rows) override {
            for (const Row& each : rows) {
                waiting.push_back(static_cast<T>(figure(each)));
                if (waiting.size() == hdf5::growing_chunk)
                    write();
            }
        }
        void write() override {
            hdf5::append(dataset, waiting);
            waiting.clear();
        }
        hdf5::handle dataset;
        Figure figure;
        std::vector<T> waiting;
    };

    template <class T, class Figure>
    void keep(hdf5::handle dataset, Figure figure) {
        columns_.push_back(std::make_unique<column_of<T, Figure>>(std::move(dataset), figure));
    }

    group_writer group_;
    const char* const axis_;
    std::vector<std::unique_ptr<any_column>> columns_;
    std::int32_t replication_ = 0;  // of the rows being appended
};

}  // namespace corridor::outputs
