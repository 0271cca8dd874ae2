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
from matplotlib.colors import to_rgb  # noqa: E402
from matplotlib.patheffects import withStroke  # noqa: E402

TONNES_PER_TEU = 12.0   # assumed: a loaded TEU in this corridor, only to add the two for a width
WIDEST_LEG = 17.0       # points
SAME_PLACE = 11.0       # pixels: dots closer than this share one label
HALO = [withStroke(linewidth=2.5, foreground="white")]
MODE_COLOURS = {"rail": "#8c4a2f", "sea": "#1f6fb2", "road": "#7f7f7f"}
BAR_COLOURS = ["#264653", "#2a9d8f", "#e9c46a", "#f4a261", "#e76f51", "#8ab17d", "#6d597a",
               "#b56576", "#457b9d", "#adb5bd", "#7f5539", "#bc6c25", "#90be6d", "#b5179e"]
GROUP_ORDER = ["Kazakh westbound", "Kazakh eastbound", "Transit westbound", "Transit eastbound"]
CAUSE_WORDS = {
    "moving": "under way", "handling": "handling", "waiting_train": "waiting for a train",
    "waiting_vessel": "waiting for a vessel or truck",
    "waiting_berth": "waiting for a berth, track or gate",
    "waiting_slot": "waiting for yard room", "waiting_path": "waiting for a train path",
    "waiting_wagons": "waiting for wagons or bogies",
    "waiting_locomotive": "waiting for a locomotive", "waiting_crew": "waiting for a crew",
    "waiting_container": "waiting for an empty container",
    "marshalling": "being sorted into another train",
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
        self.frame = axes.get_window_extent().extents
        self.texts = np.empty((0, 4))   # boxes: left, bottom, right, top
        self.dots = np.empty((0, 3))    # x, y, radius
        self.legs = np.empty((0, 3))    # x, y, half the width; a point each three pixels
        self.labelled = []              # dots that have their name

    def pixel(self, place):
        return self.axes.transData.transform(place)

    def degrees(self, pixel):
        return self.axes.transData.inverted().transform(pixel)

    def add_dot(self, place, radius):
        self.dots = np.vstack([self.dots, [*self.pixel(place), radius]])

    def add_leg(self, start, end, width):
        points = points_between(self.pixel(start), self.pixel(end))
        halves = np.full((len(points), 1), width / 2)
        self.legs = np.vstack([self.legs, np.hstack([points, halves])])

    def crossed(self, box, wider_than=0.0):
        """How many points of legs are under the box."""
        legs = self.legs[2 * self.legs[:, 2] > wider_than]
        return int(touched(box, legs).sum())

    def free(self, box, leg_allowed):
        """Inside the frame, on no text, no dot and no leg wider than `leg_allowed`."""
        inside = (box[:2] >= self.frame[:2]).all() and (box[2:] <= self.frame[2:]).all()
        return (inside and not self.on_text(box) and not touched(box, self.dots).any()
                and self.crossed(box, leg_allowed) == 0)

    def on_text(self, box):
        return ((box[:2] < self.texts[:, 2:]) & (self.texts[:, :2] < box[2:])).all(axis=1).any()

    def dots_off(self, dot):
        """The dots that do not share the place of this one."""
        return self.dots[np.hypot(*(self.dots[:, :2] - dot[:2]).T) > SAME_PLACE]

    def set_text(self, words, centres, leg_allowed, dot=None, **style):
        """The text at the best of `centres`, given (width, height); whether there was room.

        A text set away from its `dot` (x, y, radius) gets a line to it.
        """
        text = self.axes.text(0, 0, words, ha="center", va="center", **style)
        extent = text.get_window_extent(self.renderer)
        size = np.array([extent.width + 4, extent.height + 2])
        best = None
        for cost, centre in centres(*size):
            box = np.concatenate([centre - size / 2, centre + size / 2])
            if best is not None and cost >= best[0] or not self.free(box, leg_allowed):
                continue
            line = np.empty((0, 2)) if dot is None else leader(box, dot)
            pieces = np.hstack([line - 1, line + 1])
            if any(self.on_text(piece) or touched(piece, self.dots_off(dot)).any()
                   for piece in pieces):
                continue
            cost += 2 * self.crossed(box) + sum(self.crossed(piece, 3.0) for piece in pieces)
            if best is None or cost < best[0]:
                best = cost, centre, box, line
        if best is None:
            text.remove()
            return False
        _, centre, box, line = best
        text.set_position(self.degrees(centre))
        self.texts = np.vstack([self.texts, box, np.hstack([line - 1, line + 1])])
        if len(line):
            self.axes.plot(*self.degrees(line).T, color="#222222", linewidth=0.8, zorder=5)
        return True


def points_between(a, b):
    return a + (b - a) * np.linspace(0, 1, 2 + int(np.hypot(*(b - a)) / 3))[:, None]


def touched(box, circles):
    """Which of the circles (x, y, radius) reach into the box."""
    x, y, radius = circles.T
    return np.hypot(np.maximum(np.maximum(box[0] - x, x - box[2]), 0),
                    np.maximum(np.maximum(box[1] - y, y - box[3]), 0)) < radius


def leader(box, dot):
    """Points from a dot to its text; none when the text is next to it."""
    centre = dot[:2]
    tip = np.clip(centre, box[:2], box[2:])
    if np.hypot(*(tip - centre)) <= dot[2] + 6:
        return np.empty((0, 2))
    return points_between(centre, tip)


def around(centre, radius, distances):
    """Cost and centre of boxes around a dot, the near and the right-hand ones cheap."""
    def centres(width, height):
        for distance in distances:
            for turn in range(24):
                c, s = np.cos(turn * np.pi / 12), np.sin(turn * np.pi / 12)
                edge = radius + distance
                yield (3 * distance + 4 * (1 - c) + 3 * (s < 0),
                       centre + [c * edge + np.clip(2 * c, -1, 1) * width / 2,
                                 s * edge + np.clip(2 * s, -1, 1) * height / 2])
    return centres


def beside(start, end, line_width):
    """Cost and centre of boxes on either side of a leg, those at its middle cheap."""
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
        if any(np.hypot(*(centre - other)) < SAME_PLACE for other in page.labelled):
            continue
        distances = (3, 8, 16, 28, 42, 60, 85) if far else (3, 8, 14)
        dot = np.array([*centre, radii[i]])
        if page.set_text(labels[i], around(centre, radii[i], distances), 3.0, dot, zorder=6,
                         path_effects=HALO, **style):
            page.labelled.append(centre)


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
    axes.set_aspect(1 / np.cos(np.radians((south + north) / 2)))   # a degree east is shorter
    axes.set_xticks(range(5, 110, 5), [f"{x}°E" for x in range(5, 110, 5)])
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
                         title="Mt: all cargo, in containers and bulk\nTEU: loaded and empty containers\nlegs drawn straight",
                         title_fontsize=9, alignment="left")
    figure.canvas.draw()

    page = Page(axes)
    page.texts = np.vstack([page.texts, legend.get_window_extent().extents])
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

    def label_legs(more_than, up_to):
        for i in np.argsort(-load):
            if more_than * widest < load[i] <= up_to * widest:
                start, end = (page.pixel(places[j]) for j in ends[i])
                page.set_text(amount(teu[i], tonnes[i]),
                              beside(start, end, widths[i] * page.point), 0.0, fontsize=8,
                              linespacing=1.05, zorder=5, path_effects=HALO,
                              color=MODE_COLOURS[modes[i]])

    label_legs(0.5, 1.0)   # the trunk's figures before any name takes their room
    label_nodes(page, places, radii, labels, ranked("port", "terminal"), True,
                fontsize=11, fontweight="bold")
    label_nodes(page, places, radii, labels, ranked("border"), True, fontsize=9.5)
    label_nodes(page, places, radii, labels, ranked("market"), False, fontsize=10)
    label_nodes(page, places, radii, labels, ranked("origin"), False, fontsize=10)
    label_legs(0.01, 0.5)
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


def is_light(part):
    """Whether dark digits read better on the colour of this part of a bar."""
    return np.dot(to_rgb(BAR_COLOURS[part % len(BAR_COLOURS)]), (0.3, 0.59, 0.11)) > 0.6


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
                          color="#222222" if is_light(i) else "white", fontsize=8)
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
