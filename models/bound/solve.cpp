// The only file that knows Clp.
#include <algorithm>
#include <cmath>

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>

#include "models/bound/program.hpp"
#include "sim/core/broken.hpp"

namespace corridor::bound {

namespace {

double limit_of(double ours) { return std::isinf(ours) ? std::copysign(COIN_DBL_MAX, ours) : ours; }

void fill(ClpSimplex& solver, const program& of) {
    std::vector<int> rows;
    std::vector<int> columns;
    std::vector<double> factors;
    std::vector<double> least;
    std::vector<double> most;
    for (std::size_t i = 0; i < of.rows.size(); ++i) {
        for (const term& part : of.rows[i].terms) {
            rows.push_back(static_cast<int>(i));
            columns.push_back(static_cast<int>(part.column));
            factors.push_back(part.factor);
        }
        least.push_back(limit_of(of.rows[i].least));
        most.push_back(limit_of(of.rows[i].most));
    }
    CoinPackedMatrix matrix(true, rows.data(), columns.data(), factors.data(),
                            static_cast<CoinBigIndex>(factors.size()));
    matrix.setDimensions(static_cast<int>(of.rows.size()), static_cast<int>(of.gain.size()));
    const std::vector<double> zero(of.gain.size(), 0);
    const std::vector<double> any(of.gain.size(), COIN_DBL_MAX);
    solver.loadProblem(matrix, zero.data(), any.data(), of.gain.data(), least.data(), most.data());
    solver.setOptimizationDirection(-1);  // maximise
}

}  // namespace

solution solve(const program& of) {
    ClpSimplex solver;
    solver.setLogLevel(0);
    fill(solver, of);
    solver.initialSolve();
    solution found;
    if (solver.isProvenDualInfeasible()) {
        found.objective = unlimited;
        return found;
    }
    if (!solver.isProvenOptimal()) {
        core::broken("the bound's linear program has no optimum");
    }
    found.objective = solver.objectiveValue();
    const double* const columns = solver.getColSolution();
    found.columns.assign(columns, columns + of.gain.size());
    const double* const duals = solver.getRowPrice();
    for (std::size_t i = 0; i < of.rows.size(); ++i) {
        found.duals.push_back(std::abs(duals[i]));
    }
    return found;
}

}  // namespace corridor::bound
