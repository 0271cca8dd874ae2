#!/usr/bin/python3
"""Finds the constants with which the corridor carries what a scenario states for it.

Example: /usr/bin/python3 scripts/analysis/fit_rivals.py configs/scenarios/baseline.toml --write
Prints a line for each flow that has rivals; with --write also puts the constants into the file.

A flow's market is its stated volume over its corridor_share. Its share in a run is a logit of what
the corridor and its rivals cost, as shippers have come to expect it; the constant is moved by the
rival scale times the difference of the log odds until both agree. Corridor and expectations answer
each other, so it takes a few rounds. What is fitted this way is no prediction.
"""
import argparse
import math
import pathlib
import re
import subprocess
import tempfile
import tomllib

import h5py
import numpy

root = pathlib.Path(__file__).resolve().parents[2]
key = "corridor_constant_usd_per_teu"


def log_odds(share):
    return math.log(share / (1 - share))


def shares_of(program, scenario, constants, replications):
    """The corridor's share of each market, over all replications."""
    with tempfile.TemporaryDirectory() as folder:
        result = pathlib.Path(folder) / "fit.h5"
        command = [program, "run", scenario, "--replications", str(replications), "--out", result]
        for flow, value in constants.items():
            command += ["--set", f"flow.{flow}.{key}={value}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with h5py.File(result) as file:
            flows = [name.decode() for name in file["flows/flow"][:]]
            market = numpy.sum(file["flows/market_t"][:], axis=0)
            return dict(zip(flows, market[:, 0] / numpy.maximum(1e-9, market.sum(axis=1))))


def put_into(file, constants):
    """Replaces the stated constants, each in its flow's table; the comments stay."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    flow = None
    for number, line in enumerate(lines):
        if table := re.match(r"\[(.*)\]", line):
            flow = table[1].removeprefix("flow.") if table[1].startswith("flow.") else None
        if flow in constants and line.strip().startswith(key):
            lines[number] = re.sub(r"= *[-+0-9.e]+", f"= {constants[flow]}", line, count=1)
    file.write_text("".join(lines), encoding="utf-8")


def main():
    parse = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parse.add_argument("scenario", type=pathlib.Path)
    parse.add_argument("--program", default=root / "build" / "release" / "corridor")
    parse.add_argument("--replications", type=int, default=4)
    parse.add_argument("--rounds", type=int, default=6)
    parse.add_argument("--write", action="store_true")
    given = parse.parse_args()
    said = tomllib.loads(given.scenario.read_text(encoding="utf-8"))
    wanted = {name: flow["corridor_share"] for name, flow in said["flow"].items()
              if flow.get("corridor_share", 1) < 1}
    constants = {name: said["flow"][name].get(key, 0.0) for name in wanted}
    scale = said["routing"]["rival_scale_usd_per_teu"]
    for turn in range(given.rounds):
        found = shares_of(given.program, given.scenario, constants, given.replications)
        if turn + 1 == given.rounds:
            break
        for name, share in wanted.items():
            within = min(max(found[name], 1e-4), 1 - 1e-4)
            constants[name] = round(constants[name] +
                                    scale * (log_odds(within) - log_odds(share)), 1)
    for name, share in wanted.items():
        print(f"{name}: {key} = {constants[name]}, share {found[name]:.4f} of {share} wanted")
    if given.write:
        put_into(given.scenario, constants)


if __name__ == "__main__":
    main()
