#!/usr/bin/python3
"""Explains the gap between what the network could carry and what a simulation delivered.

Example: /usr/bin/python3 scripts/analysis/explain_gap.py configs/scenarios/*.toml
Leaves nothing behind: prints a Markdown table, one row a scenario, in tonnes and per cent.

Closures, spread, finite yards and finite servers are switched off one after another, all runs with
the same seed, hence common random numbers: first in this order, then in the reverse. What one of
them takes depends on what is still there beside it, so the two figures of a cause bound its part.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile
import tomllib

root = pathlib.Path(__file__).resolve().parents[2]
program = root / "build" / "release" / "corridor"

# What stands for "no limit": more than any scenario fills, within what the reader allows.
many = {"yard_slots_teu": 1_000_000, "wagon_places": 100_000, "truck_places": 100_000,
        "dry_storage_t": 10_000_000, "oil_storage_t": 10_000_000,
        "reefer_plugs_teu": 100_000, "dangerous_slots_teu": 100_000, "empty_slots_teu": 1_000_000}
servers = ("berths", "tracks_1520", "tracks_1435", "quay_cranes", "rail_cranes", "gate_lanes",
           "_brigades", "_teams", "_desks")


def whole(file):
    """A scenario with all that it extends."""
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    if "extends" not in said:
        return said

    def laid_over(below, above):
        if not isinstance(above, dict):
            return above
        return {**below, **{k: laid_over(below.get(k, {}), v) for k, v in above.items()}}
    return laid_over(whole(file.parent / said.pop("extends")), said)


def figures(said, path=()):
    for key, value in said.items():
        if isinstance(value, dict):
            yield from figures(value, path + (key,))
        else:
            yield path + (key,), key, value


def no_closures(key, value):
    return [0.0] * 12 if key == "closed_share_by_month" else None


def no_spread(key, value):
    return 0.0 if key.endswith("_cv") or key in ("held_share", "short_week_share") else None


def endless_yards(key, value):
    return many.get(key) if value else None


def endless_servers(key, value):
    if key == "channel_interval_h":
        return 0.0
    return 100 if value and key.endswith(servers) else None


switches = {"closures": no_closures, "spread": no_spread, "finite yards": endless_yards,
            "finite servers": endless_servers}


def overlay(file, off):
    """The text of a scenario that extends `file` without the causes in `off`."""
    tables = {}
    for path, key, value in figures(whole(file)):
        for cause in off:
            changed = switches[cause](key, value)
            if changed is not None:
                tables.setdefault(".".join(path[:-1]), {})[key] = changed
    lines = [f'extends = "{file.resolve()}"']
    for table, keys in tables.items():
        lines.append(f"[{table}]")
        lines += [f"{k} = {v}  # assumed: switched off to see what it takes" for k, v in keys.items()]
    return "\n".join(lines) + "\n"


def delivered_t(scenario, replications, folder):
    """The mean over the replications, and the bound and the supply beside it."""
    import h5py
    result = folder / "result.h5"
    ran = subprocess.run([program, "run", scenario, "--replications", str(replications), "--out",
                          result, "--force"], capture_output=True, text=True)
    if ran.returncode:
        sys.exit(f"explain_gap: {ran.stderr}")
    with h5py.File(result) as file:
        cargo = file["flows/load"][:] == 0
        names = [name for name, yes in zip(file["flows/flow"].asstr()[:], cargo) if yes]
        bound = dict(zip(file["bound/flow"].asstr()[:], file["bound/bound_t"][:]))
        offered = file["flows/offered_t"][:][:, cargo].sum(axis=1).mean()
        return (file["flows/delivered_t"][:][:, cargo].sum(axis=1).mean(),
                sum(bound[name] for name in names if name in bound), offered)


def explain(file, replications, folder):
    """Tonnes that each cause takes, in this order and in the reverse."""
    known = {}

    def without(off):
        if off not in known:
            scenario = folder / f"{file.stem}.toml"
            scenario.write_text(overlay(file, off), encoding="utf-8")
            known[off] = delivered_t(scenario, replications, folder)[0]
        return known[off]

    as_is, bound, offered = delivered_t(file, replications, folder)
    known[()] = as_is
    names = list(switches)
    parts = {name: [] for name in names}
    for order in (names, names[::-1]):
        for i, name in enumerate(order):
            before = tuple(n for n in names if n in order[:i])
            after = tuple(n for n in names if n in order[:i + 1])
            parts[name].append(without(after) - without(before))
    return as_is, bound, offered, parts, without(tuple(names))


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("scenarios", nargs="+", type=pathlib.Path, metavar="SCENARIO")
    options.add_argument("--replications", type=int, default=4, metavar="N")
    chosen = options.parse_args()
    kt = lambda t: f"{t / 1000:,.1f}"
    print("| Scenario | Offered, kt | Bound, kt | Simulated, kt | Ratio | "
          + " | ".join(f"{name[0].upper() + name[1:]}, kt" for name in switches) + " | Left, kt |")
    print("| --- " * (6 + len(switches)) + "|")
    with tempfile.TemporaryDirectory() as folder:
        for file in chosen.scenarios:
            as_is, bound, offered, parts, free = explain(file, chosen.replications,
                                                         pathlib.Path(folder))
            taken = " | ".join(f"{kt(forth)} / {kt(back)}" for forth, back in parts.values())
            print(f"| `{file.stem}` | {kt(offered)} | {kt(bound)} | {kt(as_is)} | "
                  f"{as_is / bound:.3f} | {taken} | {kt(bound - free)} |", flush=True)


if __name__ == "__main__":
    main()
