#!/usr/bin/python3
"""Draws a response of a merged sweep against the factors, with 95 % intervals, and prints the points.

Example: scripts/analysis/draw_sweep.py first.h5 --response delivered_teu --out first.png
Leaves the PNG behind. Needs what scripts/setup analysis installs.
"""
import argparse
import itertools

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import xarray


def words(factors, levels):
    return ", ".join(f"{name} = {levels[name]:g}" if isinstance(levels[name], (int, float))
                     else f"{name} = {levels[name]}" for name in factors)


def levels_of(points, names):
    """All combinations of the levels of some factors, as dictionaries."""
    values = [points[name].values.tolist() for name in names]
    return [dict(zip(names, each)) for each in itertools.product(*values)]


def draw(points, axis, others, file):
    """One line for each combination of the other factors."""
    figure, picture = plt.subplots(figsize=(8, 5), layout="constrained")
    number = np.issubdtype(points[axis].dtype, np.number)
    where = points[axis].values if number else np.arange(points.sizes[axis])
    for levels in levels_of(points, others):
        line = points.sel(levels)
        drawn, = picture.plot(where, line["mean"], marker="o", label=words(others, levels) or None)
        if np.isfinite(line["ci95_low"]).all():
            picture.fill_between(where, line["ci95_low"], line["ci95_high"], alpha=0.2,
                                 color=drawn.get_color(), linewidth=0)
    picture.set_xticks(where, None if number else points[axis].values)
    picture.set_xlabel(points[axis].attrs["long_name"])
    picture.set_ylabel(f"{points['response'].item()} ({points['unit'].item()})")
    picture.set_title(f"{points['estimand'].item()}, with 95 % intervals", fontsize="medium")
    picture.set_ylim(bottom=0)
    picture.margins(y=0.1)
    picture.grid(alpha=0.3)
    if others:
        picture.legend()
    figure.savefig(file, dpi=120)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("file", metavar="FILE.h5", help="made by corridor merge")
    options.add_argument("--response", metavar="NAME", help="the first one unless given")
    options.add_argument("--axis", metavar="FACTOR", help="the first factor unless given")
    options.add_argument("--out", metavar="FILE.png", help="FILE.png beside the file unless given")
    chosen = options.parse_args()

    with xarray.open_dataset(chosen.file, group="/summary") as summary:
        names = summary["response"].values.tolist()
        response = chosen.response or names[0]
        if response not in names:
            options.error(f"there is no {response}; the file has {', '.join(names)}")
        points = summary.sel(response=response).load()
    factors = list(points["mean"].dims)
    axis = chosen.axis or factors[0]
    if axis not in factors:
        options.error(f"there is no {axis}; the file has {', '.join(factors)}")
    unit = points["unit"].item()
    for levels in levels_of(points, factors):
        point = points.sel(levels)
        print(f"{words(factors, levels)}: {float(point['mean']):.12g} {unit}, 95 % interval "
              f"{float(point['ci95_low']):.6g} to {float(point['ci95_high']):.6g} "
              f"from {int(point['replications'])} replications")
    draw(points, axis, [name for name in factors if name != axis],
         chosen.out or chosen.file.removesuffix(".h5") + ".png")


if __name__ == "__main__":
    main()
