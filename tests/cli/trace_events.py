"""Writes every event of a run, as text and for Perfetto, and reads both.

Example: python3 tests/cli/trace_events.py build/release/corridor
Leaves nothing behind.
"""
import collections
import json
import unittest

import corridor_case
from corridor_case import baseline

ms_a_day = 86_400_000


def milliseconds(day, clock):
    hours, minutes, seconds = clock.split(":")
    return (int(day.removesuffix("d")) * ms_a_day + int(hours) * 3_600_000 + int(minutes) * 60_000
            + round(float(seconds) * 1000))


class trace_events(corridor_case.case):
    def run_days(self, *words, replications="2", code=0):
        return self.corridor("run", baseline, "--days", "10", "--set", "run_in_days=5",
                             "--replications", replications, "--timing", "--out", "x.h5", *words,
                             code=code).stderr

    def test_the_text_has_each_event_once_and_in_order(self):
        self.run_days(replications="1")
        plain = (self.folder / "x.h5").read_bytes()
        said = self.run_days("--trace-events", "x.txt", "--force", replications="1")
        self.assertEqual(plain, (self.folder / "x.h5").read_bytes())
        last = (0, 0, 0)
        events = 0
        with open(self.folder / "x.txt") as lines:
            next(lines)
            for line in lines:
                day, clock, priority, sequence = line.split()[:4]
                if sequence == "-":
                    continue
                # A priority may overtake what stands at its instant already, a number may not repeat.
                now = (milliseconds(day, clock), int(priority), int(sequence))
                self.assertGreaterEqual(now[0], last[0])
                if now[:2] == last[:2]:
                    self.assertGreater(now[2], last[2])
                last = now
                events += 1
        self.assertIn(f" {events} events,", said)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["x.h5", "x.txt"])

    def test_the_waits_of_a_track_follow_each_other_and_make_up_its_life(self):
        self.run_days("--trace-events", "x.json")
        with open(self.folder / "x.json") as file:
            events = json.load(file)["traceEvents"]
        slices = collections.defaultdict(list)
        ends = {}
        queues = set()
        for each in events:
            if each["ph"] == "X":
                slices[each["tid"]].append((each["ts"], each["dur"]))
            elif each["ph"] == "i" and each["name"] in ("ends", "cancelled"):
                self.assertNotIn(each["tid"], ends)
                ends[each["tid"]] = each["ts"]
            elif each["ph"] == "C":
                self.assertGreaterEqual(each["args"]["processes"], 0)
                queues.add(each["name"])
        self.assertGreater(len(slices), 1000)
        self.assertGreater(len(queues), 5)
        now = max(ts + dur for track in slices.values() for ts, dur in track)
        for process, track in slices.items():
            for (begin, time), (following, _) in zip(track, track[1:]):
                self.assertEqual(begin + time, following)
            life = ends.get(process, now) - track[0][0]
            self.assertEqual(sum(time for _, time in track), life)

    def test_both_engines_write_the_same(self):
        self.run_days("--trace-events", "tuned.txt")
        self.run_days("--trace-events", "simgrid.txt", "--engine", "simgrid")
        self.assertEqual((self.folder / "tuned.txt").read_bytes(),
                         (self.folder / "simgrid.txt").read_bytes())

    def test_mistakes_come_before_the_work(self):
        self.assertIn("expected FILE.json or FILE.txt",
                      self.run_days("--trace-events", "x.csv", code=2))
        self.assertIn("nowhere/x.txt", self.run_days("--trace-events", "nowhere/x.txt", code=1))
        (self.folder / "x.txt").write_text("mine\n")
        self.assertIn("--force", self.run_days("--trace-events", "x.txt", code=2))
        self.assertEqual([p.name for p in self.folder.iterdir()], ["x.txt"])


unittest.main(verbosity=0)
