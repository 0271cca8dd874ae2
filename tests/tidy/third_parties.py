"""A third party stays in its room, so that the others build without it."""
import sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent / "lib"))
from house import files, finish, search

homes = [
    (r"<toml\+\+/", ("configs/", "sim/cli/version"), "toml++"),
    (r"<hdf5", ("outputs/", "tests/outputs/", "sim/cli/version"), "HDF5"),
    (r"<simgrid/|<xbt/", ("sim/core/simgrid/", "sim/study/campaign/", "models/bound/", "tests/oracles/",
                          "tests/bench/", "sim/cli/version"), "SimGrid"),
    (r"<Clp|<Coin", ("models/bound/", "sim/cli/version"), "Clp"),
    (r"<nlohmann/", ("configs/", "outputs/", "sim/cli/version"), "nlohmann-json"),
    (r"<Eigen/", ("sim/study/",), "Eigen"),
    (r"<boost/program_options", ("sim/cli/",), "Boost.Program_options"),
    (r"<catch2/", ("tests/",), "Catch2"),
    (r"<Random123/", ("tests/sim/core/random/",), "Random123"),
    (r"<fmt/", ("sim/core/trace/", "sim/study/", "sim/whatif/", "models/", "configs/", "outputs/", "sim/cli/", "tests/"), "{fmt}"),
]
findings = 0
for pattern, allowed, name in homes:
    strangers = [p for p in files() if not str(p).startswith(allowed)]
    findings += search(strangers, [(pattern, f"{name} belongs to {', '.join(allowed)} only")])
finish(findings)
