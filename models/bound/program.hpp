// A linear program whose rows and columns have names: maximise a gain over columns that are never
// negative, while the sum of each row keeps between two limits.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/bound/unlimited.hpp"

namespace corridor::bound {

enum class column_id : std::uint32_t {};
enum class row_id : std::uint32_t {};

struct term {
    column_id column{};
    double factor = 0;
};

struct row {
    std::string name;
    std::vector<term> terms;  ///< each column at most once after `program::add`
    double least = -unlimited;
    double most = unlimited;
};

struct program {
    column_id add(double gain = 0);
    /// Terms of one column are summed. A row without terms or limits is kept: it holds trivially.
    row_id add(row fresh);

    std::vector<double> gain;  ///< [column]
    std::vector<row> rows;
};

struct solution {
    double objective = 0;         ///< infinite when nothing limits it
    std::vector<double> columns;  ///< empty when nothing limits it
    std::vector<double> duals;    ///< [row] gain of one unit more of the limit; never below zero
};

/// By Clp's dual simplex, in the calling thread. Ends through core::broken when no point keeps all
/// rows or when the solver gives up.
solution solve(const program& of);

struct broken_row {
    std::string name;
    double sum = 0;
    double limit = 0;  ///< that it passes
};

/// The rows that a point does not keep, by more than `rounding` of the sum of their terms' sizes.
std::vector<broken_row> broken_rows(const program& of, const std::vector<double>& point,
                                    double rounding);

}  // namespace corridor::bound
