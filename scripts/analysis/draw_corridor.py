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
from matplotlib.patheffects import withStroke  # noqa: E402

TONNES_PER_TEU = 12.0   # assumed: a loaded TEU in this corridor, only to add the two for a width
WIDEST_LEG = 20.0       # points
HALO = [withStroke(linewidth=2.5, foreground="white")]
MODE_COLOURS = {"rail": "#8c4a2f", "sea": "#1f6fb2", "road": "#7f7f7f"}
BAR_COLOURS = ["#264653", "#2a9d8f", "#e9c46a", "#f4a261", "#e76f51", "#8ab17d", "#6d597a",
               "#b56576", "#577590", "#adb5bd", "#43aa8b", "#f9844a"]
GROUP_ORDER = ["Kazakh westbound", "Kazakh eastbound", "Transit westbound", "Transit eastbound"]
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


class Page:
    """What stands on the map, in pixels, so that a text is set only where nothing stands yet."""

    def __init__(self, axes):
        self.axes = axes
        self.renderer = axes.figure.canvas.get_renderer()
        self.point = axes.figure.dpi / 72   # pixels
        self.frame = axes.get_window_extent()
        self.texts, self.dots, self.legs = [], [], []

    def pixel(self, place):
        return self.axes.transData.transform(place)

    def add_dot(self, place, radius):
        self.dots.append((*self.pixel(place), radius))

    def add_leg(self, start, end, width):
        """Remembers points along it close enough that no text slips between two."""
        a, b = self.pixel(start), self.pixel(end)
        steps = np.linspace(0, 1, 2 + int(np.hypot(*(b - a)) / 3))[:, None]
        self.legs.append((a + (b - a) * steps, width / 2))

    def free(self, box, leg_allowed):
        """Inside the frame, on no text, no dot and no leg wider than `leg_allowed`."""
        x0, y0, x1, y1 = box
        if x0 < self.frame.x0 or x1 > self.frame.x1 or y0 < self.frame.y0 or y1 > self.frame.y1:
            return False
        if any(x0 < tx1 and tx0 < x1 and y0 < ty1 and ty0 < y1
               for tx0, ty0, tx1, ty1 in self.texts):
            return False
        if any(np.hypot(max(x0 - x, 0, x - x1), max(y0 - y, 0, y - y1)) < radius
               for x, y, radius in self.dots):
            return False
        return self.crossed(box, leg_allowed) == 0

    def crossed(self, box, allowed=0.0):
        """Pixels of legs wider than `allowed` under the box."""
        x0, y0, x1, y1 = box
        length = 0
        for points, half in self.legs:
            if 2 * half > allowed:
                x, y = points.T
                length += ((x > x0 - half) & (x < x1 + half) & (y > y0 - half)
                           & (y < y1 + half)).sum()
        return length

    def size_of(self, text):
        box = text.get_window_extent(self.renderer)
        return box.width + 4, box.height + 2

    def set_text(self, words, centres, leg_allowed, **style):
        """The text at the best of `centres`, given (width, height); the centre, or None."""
        text = self.axes.text(0, 0, words, ha="center", va="center", **style)
        width, height = self.size_of(text)
        best = None
        for cost, (x, y) in centres(width, height):
            box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            if self.free(box, leg_allowed):
                cost += self.crossed(box)
                if best is None or cost < best[0]:
                    best = cost, (x, y), box
        if best is None:
            text.remove()
            return None
        text.set_position(self.axes.transData.inverted().transform(best[1]))
        self.texts.append(best[2])
        return best[1]


def around(centre, radius, distances):
    """Centres of a box around a dot, the nearest and the right-hand ones cheapest."""
    def centres(width, height):
        for distance in distances:
            for turn in range(24):
                c, s = np.cos(turn * np.pi / 12), np.sin(turn * np.pi / 12)
                edge = radius + distance
                yield (3 * distance + 4 * (1 - c) + 3 * (s < 0),
                       (centre[0] + c * edge + np.clip(2 * c, -1, 1) * width / 2,
                        centre[1] + s * edge + np.clip(2 * s, -1, 1) * height / 2))
    return centres


def beside(start, end, line_width):
    """Centres of a box on either side of a leg, the middle of the leg cheapest."""
    along = end - start
    length = max(np.hypot(*along), 1.0)
    normal = np.array([-along[1], along[0]]) / length

    def centres(width, height):
        away = line_width / 2 + 2 + abs(normal[0]) * width / 2 + abs(normal[1]) * height / 2
        if length < 0.8 * (abs(along[0]) * width + abs(along[1]) * height) / length:
            return   # longer than its leg: nobody could tell whose number it is
        for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
            for side in (1, -1):
                yield 40 * abs(share - 0.5), start + share * along + side * away * normal
    return centres


def amount(teu, tonnes):
    mega = tonnes / 1e6
    weight = f"{mega:.1f} Mt" if mega >= 0.95 else f"{mega:.2f} Mt"
    return f"{teu / 1000:,.0f}k TEU\n{weight}" if teu >= 500 else weight


def label_nodes(page, places, radii, labels, order, far, **style):
    """In order; a place too close to a labelled one goes without, as does one without room."""
    for i in order:
        centre = page.pixel(places[i])
        if any(np.hypot(*(centre - other)) < 11 for other in page.labelled):
            continue
        distances = (3, 8, 16, 28, 42, 60) if far else (3, 8)
        at = page.set_text(labels[i], around(centre, radii[i], distances), 3.0, zorder=6,
                           path_effects=HALO, **style)
        if at is None:
            continue
        page.labelled.append(centre)
        x0, y0, x1, y1 = page.texts[-1]
        tip = np.array([np.clip(centre[0], x0, x1), np.clip(centre[1], y0, y1)])
        if np.hypot(*(tip - centre)) > radii[i] + 10:
            ends = page.axes.transData.inverted().transform([centre, tip])
            page.axes.plot(*ends.T, color="#222222", linewidth=0.7, zorder=5)


def draw_map(file, path):
    """Legs as wide as what they carried, nodes as large as what stood there."""
    nodes, legs = file["nodes"], file["legs"]
    places = np.column_stack([nodes["longitude"][()], nodes["latitude"][()]])
    row = {name: i for i, name in enumerate(names(nodes["node"]))}
    ends = [(row[a], row[b]) for a, b in zip(names(legs["from"]), names(legs["to"]))]
    modes = words_of(legs["mode"])
    teu, tonnes = mean(legs["throughput_teu"]), mean(legs["throughput_t"])
    # Containers count by TEU, bulk by the tonnes that come on top of the containers' own.
    load = np.maximum(teu, tonnes / TONNES_PER_TEU)
    widest = max(load.max(), 1.0)
    widths = np.where(load > 0, np.maximum(WIDEST_LEG * load / widest, 0.9), 0.8)

    figure, axes = plt.subplots(figsize=(20, 10), dpi=100)
    figure.subplots_adjust(left=0.03, right=0.99, bottom=0.06, top=0.95)
    (west, south), (east, north) = places.min(axis=0), places.max(axis=0)
    axes.set_xlim(west - 2, east + 3.5)
    axes.set_ylim(south - 0.9, north + 1)
    axes.set_aspect(1 / np.cos(np.radians((south + north) / 2)))   # a degree east is shorter
    axes.set_xticks(range(5, 90, 5), [f"{x}°E" for x in range(5, 90, 5)])
    axes.set_yticks(range(36, 62, 2), [f"{y}°N" for y in range(36, 62, 2)])
    axes.set_xlim(west - 2, east + 3.5)
    axes.set_ylim(south - 0.9, north + 1)
    axes.grid(color="#e6e9ec", linewidth=0.8, zorder=0)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelcolor="#7a828a", labelsize=9)
    axes.spines[:].set_color("#c9ced3")
    axes.set_title(f"{title_of(file)}: what the legs carried, both directions, {period_of(file)}",
                   fontsize=15)
    scale = [round(share * widest * TONNES_PER_TEU / 1e6, 1) for share in (0.05, 0.3, 0.9)]
    for mode, colour in MODE_COLOURS.items():
        axes.plot([], [], color=colour, linewidth=4, label=mode)
    axes.plot([], [], color="#9aa1a8", linewidth=0.9, linestyle=":", label="carried nothing")
    for mega in scale:
        axes.plot([], [], color="#b9bec4", solid_capstyle="butt", label=f"{mega} Mt",
                  linewidth=WIDEST_LEG * mega * 1e6 / TONNES_PER_TEU / widest)
    stock = mean(nodes["stock_mean_teu"])
    fullest = max(stock.max(), 1.0)
    areas = 22 + 230 * stock / fullest
    axes.scatter([], [], s=areas.max(), color="#222222", edgecolor="white",
                 label=f"mean stock {stock.max():,.0f} TEU")
    legend = axes.legend(loc="lower left", frameon=True, framealpha=1, edgecolor="#c9ced3",
                         fontsize=10, labelspacing=0.75, borderpad=0.8,
                         title="Mt: all cargo, in containers and bulk\nlegs drawn straight",
                         title_fontsize=9, alignment="left")
    figure.canvas.draw()

    page = Page(axes)
    page.labelled = []
    page.texts.append(legend.get_window_extent().extents)
    through = np.zeros(len(places))   # of a place that handles nothing: what passes by
    for i in np.argsort(-load):       # the widest below
        (a, b), used = ends[i], load[i] > 0
        axes.plot(*places[[a, b]].T, color=MODE_COLOURS[modes[i]] if used else "#9aa1a8",
                  solid_capstyle="round", linewidth=widths[i], linestyle="-" if used else ":",
                  alpha=0.85, zorder=2)
        page.add_leg(places[a], places[b], widths[i] * page.point)
        through[[a, b]] += load[i] / 2
    radii = np.sqrt(areas / np.pi) * page.point + 1
    axes.scatter(*places.T, s=areas, edgecolor="white", linewidth=0.9, zorder=4,
                 color=np.where(through > 0, "#222222", "#a5abb1"))
    for place, radius in zip(places, radii):
        page.add_dot(place, radius)

    handled = np.maximum(mean(nodes["throughput_teu"]),
                         mean(nodes["throughput_t"]) / TONNES_PER_TEU)
    matter = np.where(handled > 0, handled, through)
    kinds, labels = words_of(nodes["kind"]), names(nodes["label"])

    def ranked(*wanted):
        return [i for i in np.argsort(-matter, kind="stable") if kinds[i] in wanted
                and matter[i] > 0]

    label_nodes(page, places, radii, labels, ranked("port", "terminal"), True,
                fontsize=11, fontweight="bold")
    label_nodes(page, places, radii, labels, ranked("border"), True, fontsize=9.5)
    label_nodes(page, places, radii, labels, ranked("market"), False, fontsize=10)
    label_nodes(page, places, radii, labels, ranked("origin"), False, fontsize=10)
    for i in np.argsort(-load):
        if load[i] > 0.01 * widest:
            start, end = (page.pixel(places[j]) for j in ends[i])
            page.set_text(amount(teu[i], tonnes[i]), beside(start, end, widths[i] * page.point),
                          0.0, fontsize=8, linespacing=1.05, zorder=5, path_effects=HALO,
                          color=MODE_COLOURS[modes[i]])
    label_nodes(page, places, radii, labels, ranked("junction"), False, fontsize=9,
                fontstyle="italic", color="#555555")
    idle = [i for i in range(len(places)) if matter[i] == 0]
    label_nodes(page, places, radii, labels, idle, False, fontsize=9, color="#8a9198")
    figure.savefig(path)
    plt.close(figure)


def groups_of(file):
    """Container cargo by trade and direction: name -> indices of flows, in GROUP_ORDER."""
    flows = file["flows"]
    groups = {}
    for i, (trade, heading, form, load) in enumerate(zip(
            words_of(flows["trade"]), words_of(flows["heading"]), words_of(flows["form"]),
            words_of(flows["load"]))):
        if form == "container" and load == "cargo":
            groups.setdefault(f"{trade} {heading}".capitalize(), []).append(i)
    cohort = mean(flows["cohort_lots"])
    known = [name for name in GROUP_ORDER if name in groups]
    order = known + [name for name in groups if name not in GROUP_ORDER]
    return {name: groups[name] for name in order if cohort[groups[name]].sum() > 0}, cohort


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
