#include <ClpConfig.h>
#include <boost/version.hpp>
#include <fmt/format.h>
#include <hdf5.h>
#include <nlohmann/detail/abi_macros.hpp>
#include <simgrid/forward.h>
#include <simgrid/version.h>
#include <toml++/impl/version.h>

#include "build_version.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/console.hpp"

namespace corridor::cli {

void print_version() {
    say(fmt::format("corridor {} (commit {}; {}, {})\n", version, commit, compiler, build_type));
    say(fmt::format(
        "with HDF5 {}.{}.{}, SimGrid {}.{}, Clp {}, Boost {}.{}, toml++ {}.{}, nlohmann/json "
        "{}.{}, "
        "{{fmt}} {}.{}\n",
        H5_VERS_MAJOR, H5_VERS_MINOR, H5_VERS_RELEASE, SIMGRID_VERSION_MAJOR, SIMGRID_VERSION_MINOR,
        CLP_VERSION, BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, TOML_LIB_MAJOR,
        TOML_LIB_MINOR, NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
        FMT_VERSION / 10000, FMT_VERSION / 100 % 100));
}

}  // namespace corridor::cli
