// /trace, which grows as replications end: their rows go to the file and are in memory no more.
#pragma once

#include <cstdint>

#include <hdf5.h>

#include "models/scenario.hpp"
#include "models/trace.hpp"
#include "outputs/groups/growing_table.hpp"

namespace corridor::outputs {

class trace_writer {
public:
    /// Creates the group and its empty tables. `from` must outlive the writer.
    trace_writer(hid_t file, const models::scenario& from);

    /// Adds the rows of one replication. Flushes the file each so many rows and never by the
    /// clock, because when it flushes decides the bytes.
    void append(std::int32_t replication, const models::trace_rows& rows);

    /// Writes what is still in memory. Call once.
    void finish();

private:
    hid_t file_;
    hdf5::handle group_;
    growing_table<models::consignment_row> consignments_;
    growing_table<models::trip_row> trips_;
    growing_table<models::queue_row> queues_;
    growing_table<models::string_line_row> string_lines_;
    std::size_t leg_ = 0;  // of the string lines being appended
    std::size_t rows_since_flush_ = 0;
};

}  // namespace corridor::outputs
