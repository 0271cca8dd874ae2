#!/usr/bin/python3
"""Draws the corridor and where the days of its cargo went, from one result file.

Example: scripts/analysis/draw_corridor.py --result baseline-1.h5
Leaves corridor-map.png and corridor-days.png in outputs/gallery/ (or --out FOLDER).
"""
import argparse
import pathlib
import sys

try:
    import h5py
    import matplotlib
    import numpy as np
except ImportError as missing:
    sys.exit(f"{missing.name} is not installed: apt install python3-h5py python3-matplotlib")

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402  after the choice of a backend without a screen

TONNES_PER_TEU = 12.0   # assumed: a loaded TEU in this corridor, only to add the two for a width
MODE_COLOURS = {"rail": "#8c4a2f", "sea": "#1f6fb2", "road": "#7f7f7f"}
BAR_COLOURS = ["#264653", "#2a9d8f", "#e9c46a", "#f4a261", "#e76f51", "#8ab17d", "#6d597a",
               "#b56576", "#577590", "#adb5bd", "#43aa8b", "#f9844a"]
CAUSE_WORDS = {
    "moving": "under way", "handling": "handling", "waiting_train": "waiting for a train",
    "waiting_vessel": "waiting for a vessel or truck",
    "waiting_berth": "waiting for a berth, track or gate",
    "waiting_slot": "waiting for yard room", "waiting_path": "waiting for a train path",
    "border": "border and customs", "weather": "port closed by wind"}


def names(dataset):
    return list(dataset.asstr()[()])


def words_of(dataset):
    """The word of each row of a category."""
    words = dataset.attrs["flag_meanings"].decode().split()
    return [words[i] for i in dataset[()]]


def mean(dataset):
    """Over replications, missing ones left out."""
    values = dataset[()].astype(float)
    present = ~np.isnan(values)
    total = np.where(present, values, 0).sum(axis=0)
    count = present.sum(axis=0)
    return np.divide(total, count, out=np.zeros_like(total), where=count > 0)


def draw_map(file, path):
    """Legs as wide as what they carried, nodes as large as what they handled."""
    nodes, legs = file["nodes"], file["legs"]
    place = dict(zip(names(nodes["node"]), zip(nodes["longitude"][()], nodes["latitude"][()])))
    teu, tonnes = mean(legs["throughput_teu"]), mean(legs["throughput_t"])
    # Containers count by TEU, bulk by the tonnes that come on top of the containers' own.
    load = np.maximum(teu, tonnes / TONNES_PER_TEU)
    figure, axes = plt.subplots(figsize=(14, 7.5))
    widest = max(load.max(), 1.0)
    for i, (start, end, mode) in enumerate(zip(names(legs["from"]), names(legs["to"]),
                                               words_of(legs["mode"]))):
        (x0, y0), (x1, y1) = place[start], place[end]
        used = load[i] > 0
        axes.plot([x0, x1], [y0, y1], color=MODE_COLOURS[mode], solid_capstyle="round",
                  linewidth=1.0 + 11 * load[i] / widest if used else 0.8,
                  linestyle="-" if used else ":", alpha=0.75, zorder=2)
        if load[i] > 0.12 * widest:
            axes.annotate(f"{teu[i] / 1000:,.0f}k TEU\n{tonnes[i] / 1e6:,.1f} Mt",
                          ((x0 + x1) / 2, (y0 + y1) / 2), fontsize=6.5, ha="center", va="center",
                          zorder=4, bbox={"boxstyle": "round,pad=0.15", "fc": "white", "ec": "none",
                                          "alpha": 0.75})
    stock = mean(nodes["stock_mean_teu"])
    for i, (label, (x, y)) in enumerate(zip(names(nodes["label"]), place.values())):
        axes.scatter(x, y, s=18 + 250 * stock[i] / max(stock.max(), 1.0), color="#222222",
                     edgecolor="white", linewidth=0.8, zorder=3)
        axes.annotate(label, (x, y), xytext=(5, 5), textcoords="offset points", fontsize=8,
                      zorder=5)
    for mode, colour in MODE_COLOURS.items():
        axes.plot([], [], color=colour, linewidth=4, label=mode)
    axes.scatter([], [], s=120, color="#222222", label="mean stock of containers")
    axes.legend(loc="lower left", frameon=False)
    axes.set_aspect(1.4)   # a degree of longitude at 45 degrees north is shorter
    axes.set_xlabel("degrees east")
    axes.set_ylabel("degrees north")
    axes.set_title(f"{title_of(file)}: what the legs carried, both directions, {period_of(file)}")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=130, bbox_inches="tight")
    plt.close(figure)


def groups_of(file):
    """Container cargo by trade and direction: name -> indices of flows."""
    flows = file["flows"]
    groups = {}
    for i, (trade, heading, form, load) in enumerate(zip(
            words_of(flows["trade"]), words_of(flows["heading"]), words_of(flows["form"]),
            words_of(flows["load"]))):
        if form == "container" and load == "cargo":
            groups.setdefault(f"{trade} {heading}", []).append(i)
    cohort = mean(flows["cohort_lots"])
    return {name: rows for name, rows in groups.items() if cohort[rows].sum() > 0}, cohort


def draw_bars(axes, parts, rows_by_group, title):
    """One bar a group; `rows_by_group[name]` are days by part."""
    bottom = np.zeros(len(rows_by_group))
    for i, part in enumerate(parts):
        days = np.array([row[i] for row in rows_by_group.values()])
        if days.max(initial=0) < 0.05:
            continue
        axes.bar(list(rows_by_group), days, bottom=bottom, label=part, width=0.6,
                 color=BAR_COLOURS[i % len(BAR_COLOURS)])
        for x, (height, base) in enumerate(zip(days, bottom)):
            if height > 0.04 * max(sum(row) for row in rows_by_group.values()):
                axes.text(x, base + height / 2, f"{height:.1f}", ha="center", va="center",
                          color="white", fontsize=8)
        bottom += days
    axes.set_title(title)
    axes.set_ylabel("days a container lot")
    axes.tick_params(axis="x", labelrotation=12)
    axes.spines[["top", "right"]].set_visible(False)
    handles, labels = axes.get_legend_handles_labels()
    axes.legend(handles[::-1], labels[::-1], loc="center left", bbox_to_anchor=(1.0, 0.5),
                frameon=False, fontsize=8)


def draw_days(file, path):
    """Days of a container by stage and by cause, for each group of flows."""
    groups, cohort = groups_of(file)
    stages, causes = file["stages"], file["causes"]
    hours = mean(stages["time_mean_h"]) * mean(stages["lots"])
    by_cause = mean(causes["waiting_mean_h"]) * cohort[:, None]
    days_by_stage = {g: hours[r].sum(axis=0) / cohort[r].sum() / 24 for g, r in groups.items()}
    days_by_cause = {g: by_cause[r].sum(axis=0) / cohort[r].sum() / 24 for g, r in groups.items()}
    figure, axes = plt.subplots(1, 2, figsize=(16, 6.5))
    draw_bars(axes[0], names(stages["stage"]), days_by_stage, "by stage (completed)")
    draw_bars(axes[1], [CAUSE_WORDS.get(c, c) for c in names(causes["cause"])], days_by_cause,
              "by what happened to it")
    figure.suptitle(f"{title_of(file)}: where the days of a container went, released in "
                    f"{period_of(file)}")
    figure.tight_layout()
    figure.savefig(path, dpi=130, bbox_inches="tight")
    plt.close(figure)


def title_of(file):
    return file.attrs["title"].decode()


def period_of(file):
    replications = file["flows/replication"].shape[0]
    return (f"{file.attrs['horizon_days']} days from {file.attrs['start_date'].decode()}, "
            f"mean of {replications} replications")


def main():
    gallery = pathlib.Path(__file__).resolve().parents[2] / "outputs" / "gallery"
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--result", required=True, help="a result file of corridor run")
    parser.add_argument("--out", default=gallery, type=pathlib.Path, help="folder for the pictures")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with h5py.File(options.result) as file:
        draw_map(file, options.out / "corridor-map.png")
        draw_days(file, options.out / "corridor-days.png")
    print(f"{options.out}/corridor-map.png\n{options.out}/corridor-days.png")


if __name__ == "__main__":
    main()
