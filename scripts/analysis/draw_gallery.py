#!/usr/bin/python3
"""Draws what one traced year looks like: queues, a storm, a yard, a border and a single-track line.

Example: scripts/analysis/draw_gallery.py --result baseline-1.h5
Leaves five pictures in outputs/gallery/ (or --out FOLDER); the run needs --trace --trace-line LEG.
"""
import argparse
import datetime
import pathlib
import sys

try:
    import h5py
    import matplotlib
    import numpy as np
    from PIL import Image
except ImportError as missing:
    sys.exit(f"{missing.name} is not installed: apt install python3-h5py python3-matplotlib")

matplotlib.use("Agg")
import matplotlib.dates as mdates  # noqa: E402  after the choice of a backend without a screen
import matplotlib.pyplot as plt  # noqa: E402
from matplotlib.colors import LogNorm  # noqa: E402

HOUR = 1 / 24          # of a day, which times are in
STORM = 12 * HOUR      # nobody comes alongside for so long while ships wait
COLOURS = ["#1f6fb2", "#e76f51", "#2a9d8f", "#6d597a", "#e9a23b"]
OURS, OTHER, STORM_COLOUR = "#c0392b", "#9aa1a8", "#dbe7f3"


class Year:
    """A traced year of replication 0; times are days since its start."""

    def __init__(self, file):
        self.file = file
        self.start = datetime.date.fromisoformat(file.attrs["start_date"].decode())
        self.days = int(file.attrs["horizon_days"])
        self.weeks = np.append(file["weekly/week"][()], self.days).astype(float)   # their edges
        queues = file["trace/queues"]
        first = queues["replication"][()] == 0
        which = queues["facility_index"][()][first]
        columns = [queues[name][()][first] for name in ("time", "waiting", "in_use")]
        self.facilities = names(queues["facility"])
        self.rows = {name: [column[which == i] for column in columns]
                     for i, name in enumerate(self.facilities)}
        self.capacity = dict(zip(names(file["facilities/facility"]),
                                 file["facilities/capacity"][()]))
        self.labels = dict(zip(names(file["nodes/node"]), names(file["nodes/label"])))

    def steps(self, facility, begin, end):
        """Times, number waiting and units in use from `begin` to `end`, for a plot of steps."""
        time, waiting, in_use = self.rows[facility]
        inside = (time > begin) & (time < end)
        before = max(np.searchsorted(time, begin, side="right") - 1, 0)
        last = np.flatnonzero(inside)[-1] if inside.any() else before
        return (np.concatenate([[begin], time[inside], [end]]),
                np.concatenate([[waiting[before]], waiting[inside], [waiting[last]]]),
                np.concatenate([[in_use[before]], in_use[inside], [in_use[last]]]))

    def at(self, facility, column, when):
        """Number waiting (1) or units in use (2) at that time."""
        time = self.rows[facility][0]
        return self.rows[facility][column][max(np.searchsorted(time, when, side="right") - 1, 0)]

    def together(self, facilities, column, begin, end):
        """Times and the sum over facilities of waiting (1) or in use (2), for a plot of steps."""
        parts = [self.steps(name, begin, end) for name in facilities]
        times = np.unique(np.concatenate([part[0] for part in parts]))
        return times, sum(part[column][np.searchsorted(part[0][:-1], times, side="right") - 1]
                          for part in parts)

    def mean(self, facility, column, edges):
        """Time-weighted mean of waiting (1) or in use (2) between each two edges."""
        time, value = self.rows[facility][0], self.rows[facility][column]
        area = np.concatenate([[0], np.cumsum(np.diff(time) * value[:-1])])
        at = np.clip(np.searchsorted(time, edges, side="right") - 1, 0, None)
        return np.diff(area[at] + (edges - time[at]) * value[at]) / np.diff(edges)

    def date(self, days):
        return mdates.date2num(self.start) + np.asarray(days)

    def words(self, facility):
        node, kind = facility.split("/")
        return f"{self.labels[node]}, {kind.replace('_', ' ')}"


def names(dataset):
    return list(dataset.asstr()[()])


def words_of(dataset):
    """The word of each row of a category."""
    words = np.array(dataset.attrs["flag_meanings"].decode().split())
    return words[dataset[()]]


def date_axis(axes, form, locator):
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(mdates.DateFormatter(form))


def tidy(axes, label):
    axes.set_ylabel(label)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#e6e9ec", linewidth=0.8)
    axes.set_axisbelow(True)


def legend(axes):
    axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0), frameon=False, fontsize=9)


def transit_by_release(year, edges):
    """Of containers by trade and heading: days in which half and 90 % of lots are delivered."""
    flows, lots = year.file["flows"], year.file["trace/consignments"]
    cargo = (words_of(flows["form"]) == "container") & (words_of(flows["load"]) == "cargo")
    group = np.char.add(np.char.add(words_of(flows["trade"]), " "), words_of(flows["heading"]))
    flow, released = lots["flow_index"][()], lots["released"][()]
    done = (words_of(lots["outcome"]) == "delivered") & (lots["replication"][()] == 0)
    for name in np.unique(group[cargo]):
        rows = done & cargo[flow] & (group[flow] == name)
        when = np.digitize(released[rows], edges) - 1
        took = (lots["ended"][()] - released)[rows]
        yield name, np.array([np.percentile(took[when == i], (50, 90))
                              if (when == i).sum() >= 30 else [np.nan] * 2
                              for i in range(len(edges) - 1)])


def draw_year(year, path):
    """Who waited where, week by week, and how long containers were under way."""
    edges = year.weeks
    queues = {name: year.mean(name, 1, edges) for name in year.facilities}
    kinds = ("anchorage", "tracks_1520", "gate", "border_westbound", "border_eastbound")
    shown = sorted((name for name in queues if name.split("/")[1] in kinds
                    and queues[name].max() >= 0.5), key=lambda name: name.split("/")[::-1])
    months = edges[::4]
    groups = list(transit_by_release(year, months))
    figure, axes = plt.subplots(2, 1, figsize=(11, 9), sharex=True, layout="constrained",
                                height_ratios=[0.25 * len(shown), 3.2])
    weeks = year.date(edges)
    picture = axes[0].pcolormesh(weeks, np.arange(len(shown) + 1),
                                 np.maximum([queues[name] for name in shown], 0.05),
                                 norm=LogNorm(0.1, 30), cmap="YlOrRd")
    axes[0].set_yticks(np.arange(len(shown)) + 0.5, [year.words(name) for name in shown],
                       fontsize=8)
    axes[0].invert_yaxis()
    axes[0].set_title(f"{year.file.attrs['title'].decode()}: weekly mean number waiting "
                      "(borders: this cargo's trains)", fontsize=11)
    bar = figure.colorbar(picture, ax=axes[0], ticks=[0.1, 0.3, 1, 3, 10, 30], pad=0.01,
                          extend="both")
    bar.ax.set_yticklabels(["0.1", "0.3", "1", "3", "10", "30"])
    middle = year.date((months[1:] + months[:-1]) / 2)
    for colour, (name, took) in zip(COLOURS, groups):
        axes[1].plot(middle, took[:, 0], color=colour, linewidth=2, marker="o", label=name)
        axes[1].plot(middle, took[:, 1], color=colour, linewidth=1, linestyle=":")
    axes[1].set_ylim(0, 1.3 * axes[1].get_ylim()[1])
    axes[1].set_title("containers by four weeks of release: median days to delivery, "
                      "dotted 90 %", fontsize=11)
    axes[1].legend(frameon=False, ncols=4, loc="upper left", fontsize=9)
    tidy(axes[1], "days")
    date_axis(axes[1], "%b", mdates.MonthLocator())
    save(figure, path)


def berths_of(year, port):
    return [name for name in year.facilities
            if name.startswith(port + "/") and name.endswith("_berths")]


def nobody_berths(year, ports):
    """Spells in which ships wait where berths are free, and none comes alongside at any port."""
    came = [[0.0, year.days]]
    for name in (name for port in ports for name in berths_of(year, port)):
        time, _, in_use = year.rows[name]
        came.append(time[1:][np.diff(in_use) > 0])
    came = np.sort(np.concatenate(came))
    for begin, end in zip(came[:-1], came[1:]):
        if end - begin >= STORM and any(is_held(year, port, (begin + end) / 2) for port in ports):
            yield begin, end


def is_held(year, port, when):
    berths = berths_of(year, port)
    used = sum(year.at(name, 2, when) for name in berths)
    return (year.at(f"{port}/anchorage", 1, when) > 0
            and used < sum(year.capacity[name] for name in berths))


def draw_storm(year, path):
    """A fortnight around the longest spell in which nobody came alongside at Aktau and Kuryk."""
    spells = list(nobody_berths(year, ["aktau", "kuryk"]))
    worst = max(spells, key=lambda spell: spell[1] - spell[0])
    begin = np.clip(np.floor(worst[0]) - 3, 0, year.days - 14)
    end = begin + 14
    rows = [("ships at anchor", 1, {year.labels[port]: [f"{port}/anchorage"]
                                    for port in ("aktau", "kuryk", "alat")}),
            ("berths in use", 2, {f"{year.labels[port]}, all berths": berths_of(year, port)
                                  for port in ("aktau", "kuryk", "alat")}),
            ("standing, westbound", 2, {"Aktau, TEU": ["aktau/yard_containers_westbound"],
                                        "Kuryk, wagons": ["kuryk/yard_wagons_westbound"],
                                        "Kuryk, trucks": ["kuryk/yard_trucks_westbound"]})]
    figure, axes = plt.subplots(len(rows), 1, figsize=(11, 8), sharex=True, layout="constrained")
    for picture, (label, column, shown) in zip(axes, rows):
        for spell in spells:
            picture.axvspan(*year.date(spell), color=STORM_COLOUR, linewidth=0)
        for colour, (words, facilities) in zip(COLOURS, shown.items()):
            times, values = year.together(facilities, column, begin, end)
            room = sum(year.capacity[name] for name in facilities)
            picture.step(year.date(times), values, where="post", color=colour, linewidth=1.4,
                         label=f"{words} (of {room:,.0f})" if room > 0 else words)
        picture.set_xlim(year.date(begin), year.date(end))
        picture.set_ylim(bottom=0)
        tidy(picture, label)
        legend(picture)
    figure.suptitle("A storm on the Caspian. Shaded: no ship comes alongside at Aktau or Kuryk for "
                    f"{STORM / HOUR:.0f} h or more while some wait and berths are free",
                    fontsize=11)
    date_axis(axes[-1], "%d %b", mdates.DayLocator())
    save(figure, path)


def draw_yard(year, path):
    """The yard that was nearly full for longest, what came and what went."""
    def fullness(name):
        time, _, in_use = year.rows[name]
        spans = np.diff(np.append(time, year.days))
        return (spans * (in_use >= 0.95 * year.capacity[name])).sum()

    yard = max((name for name in year.facilities if "/yard_" in name), key=fullness)
    port = yard.split("/")[0]
    time, _, in_use = year.steps(yard, 0, year.days)
    figure, axes = plt.subplots(3, 1, figsize=(11, 7.5), sharex=True, layout="constrained")
    axes[0].step(year.date(time), in_use, where="post", color=COLOURS[0], linewidth=0.9)
    axes[0].axhline(year.capacity[yard], color=OURS, linestyle="--", label="capacity")
    axes[0].set_ylim(0, 1.15 * year.capacity[yard])
    axes[0].set_title(f"{year.words(yard)}: full for {fullness(yard):.0f} days of {year.days}",
                      fontsize=11)
    axes[0].legend(frameon=False, loc="lower left", fontsize=9)
    tidy(axes[0], "standing")
    edges = year.weeks
    for colour, name in zip(COLOURS, [f"{port}/anchorage", *berths_of(year, port)]):
        axes[1].step(year.date(edges), np.append(year.mean(name, 1, edges), np.nan), where="post",
                     color=colour, label=year.words(name))
    tidy(axes[1], "ships waiting, weekly mean")
    axes[1].legend(frameon=False, loc="upper left", fontsize=9)
    axes[1].set_ylim(bottom=0)
    legs = year.file["legs"]
    carried = year.file["weekly/leg_throughput_t"][0] / year.file["weekly/week_days"][()][:, None]
    near = [i for i, ends in enumerate(zip(names(legs["from"]), names(legs["to"])))
            if port in ends and carried[:, i].sum() > 0]
    for colour, i in zip(COLOURS, near):
        axes[2].step(year.date(edges), np.append(carried[:, i], np.nan) / 1000, where="post",
                     color=colour, label=names(legs["leg"])[i])
    tidy(axes[2], "carried, kt a day, both ways")
    axes[2].set_ylim(0, 1.25 * axes[2].get_ylim()[1])
    axes[2].set_xlim(*year.date([0, year.days]))
    axes[2].legend(frameon=False, loc="upper left", fontsize=9, ncols=len(near))
    date_axis(axes[2], "%b", mdates.MonthLocator())
    save(figure, path)


def draw_border(year, path):
    """Two weeks around the longest queue of this cargo's trains at Khorgos and Altynkol."""
    sides = [f"altynkol_border/border_{way}" for way in ("westbound", "eastbound")]
    time, waiting, _ = year.rows[sides[0]]
    begin = np.clip(np.floor(time[np.argmax(waiting)]) - 7, 0, year.days - 14)
    end = begin + 14
    figure, axes = plt.subplots(2, 1, figsize=(11, 6.5), sharex=True, layout="constrained")
    for picture, side in zip(axes, sides):
        time, waiting, in_use = year.steps(side, begin, end)
        picture.step(year.date(time), waiting, where="post", color=COLOURS[0],
                     label="trains waiting")
        picture.step(year.date(time), in_use, where="post", color=COLOURS[2], linewidth=0.9,
                     label="on inspection tracks")
        fewer = np.flatnonzero(np.diff(waiting[:-1]) < 0) + 1
        picture.plot(year.date(time[fewer]), waiting[fewer], "v", color=OURS, markersize=5,
                     clip_on=False, label="accepted after a wait")
        picture.set_title(year.words(side), fontsize=11)
        picture.set_ylim(0, waiting.max() + 1)
        picture.yaxis.get_major_locator().set_params(integer=True)
        tidy(picture, "this cargo's trains")
        legend(picture)
        picture.set_xlim(year.date(begin), year.date(end))
    date_axis(axes[-1], "%d %b", mdates.DayLocator(interval=2))
    axes[-1].xaxis.set_minor_locator(mdates.HourLocator(interval=6))
    save(figure, path)


def draw_string_lines(year, path):
    """The day with most of this cargo's trains on the traced line."""
    lines = year.file["trace/string_lines"]
    if lines["passage"].shape[0] == 0:
        sys.exit("no string lines in the result: run with --trace --trace-line beyneu_mangystau")
    first = lines["replication"][()] == 0
    train, entered, left, entered_km, left_km = (
        lines[name][()][first] for name in ("train", "entered", "left", "entered_km", "left_km"))
    ours = (words_of(lines["cargo"]) == "ours")[first]
    day = np.argmax(np.bincount(entered[ours & (entered >= 0)].astype(int)))
    begin, end = day, day + 1
    on = np.unique(train[(left >= begin) & (entered <= end)])
    figure, axes = plt.subplots(figsize=(11, 7.5), layout="constrained")
    for each in on:
        rows = np.flatnonzero(train == each)
        times = np.column_stack([entered[rows], left[rows]]).ravel()
        places = np.column_stack([entered_km[rows], left_km[rows]]).ravel()
        axes.plot(year.date(times), places, color=OURS if ours[rows[0]] else OTHER,
                  linewidth=1.4, zorder=3 if ours[rows[0]] else 2)
    stations = np.unique(np.concatenate([entered_km, left_km]))
    axes.hlines(stations, year.date(begin), year.date(end), color="#e3e6e9", linewidth=0.7,
                zorder=1)
    leg = names(lines["leg"])[lines["leg_index"][0]]
    row = names(year.file["legs/leg"]).index(leg)
    ends = [year.labels[names(year.file[f"legs/{end_}"])[row]] for end_ in ("from", "to")]
    axes.set_yticks(stations[1:-1], [""] * (len(stations) - 2), minor=True)
    axes.set_yticks([stations[0], stations[-1]], [f"{ends[0]}, 0 km",
                                                  f"{ends[1]}, {stations[-1]:.0f} km"])
    axes.plot([], [], color=OURS, label="this cargo's trains, empty ones too")
    axes.plot([], [], color=OTHER, label="passenger and other freight trains")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.06), ncols=2, frameon=False)
    axes.set_xlim(year.date(begin), year.date(end))
    axes.set_ylim(stations[0], stations[-1])
    axes.set_title(f"{ends[0]} to {ends[1]} on {year.start + datetime.timedelta(days=int(day))}: "
                   "single track, a loop at each grey line, UTC", fontsize=11)
    date_axis(axes, "%H:%M", mdates.HourLocator(interval=2))
    save(figure, path)


def save(figure, path):
    figure.savefig(path, dpi=85)
    with Image.open(path) as picture:   # without its transparency: half the size
        picture.convert("RGB").quantize(256).save(path, optimize=True)
    plt.close(figure)
    print(path)


def main():
    gallery = pathlib.Path(__file__).resolve().parents[2] / "outputs" / "gallery"
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--result", required=True, help="a traced result file of corridor run")
    parser.add_argument("--out", default=gallery, type=pathlib.Path, help="folder for the pictures")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with h5py.File(options.result) as file:
        if "trace/string_lines" not in file:
            sys.exit(f"{options.result} has no /trace: run with --trace --trace-line LEG")
        year = Year(file)
        draw_year(year, options.out / "queues-of-a-year.png")
        draw_storm(year, options.out / "caspian-storm.png")
        draw_yard(year, options.out / "yard-fills.png")
        draw_border(year, options.out / "border-fortnight.png")
        draw_string_lines(year, options.out / "string-lines.png")


if __name__ == "__main__":
    main()
