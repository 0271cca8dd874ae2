"""What goes out as a map or as tables goes in again, and other tools read it.

Example: python3 tests/cli/export.py build/release/corridor
Leaves nothing behind.
"""
import csv
import json
import pathlib
import unittest

import h5py
import numpy as np

import corridor_case
from corridor_case import baseline

short = ["--days", "10", "--set", "run_in_days=5", "--replications", "2"]


class exporting(corridor_case.case):
    def corridor(self, *words, code=0):
        done = super().corridor(*words, code=code)
        return done.stdout + done.stderr

    def features(self, name):
        drawn = json.loads((self.folder / name).read_text(encoding="utf-8"))
        self.assertEqual(drawn["type"], "FeatureCollection")
        return drawn, {(each["geometry"]["type"], each["properties"]["name"]): each
                       for each in drawn["features"]}

    def test_a_map_has_every_place_and_leg_where_the_scenario_says(self):
        self.corridor("export", baseline, "--geojson", "map.geojson")
        _, features = self.features("map.geojson")
        aktau = features["Point", "aktau"]
        self.assertEqual(aktau["properties"]["kind"], "port")
        self.assertGreater(aktau["geometry"]["coordinates"][0], aktau["geometry"]["coordinates"][1])
        legs = [each for (kind, _), each in features.items() if kind == "LineString"]
        self.assertGreater(len(legs), 50)
        for leg in legs:
            ends = [features["Point", leg["properties"][end]]["geometry"]["coordinates"]
                    for end in ("from", "to")]
            self.assertEqual(leg["geometry"]["coordinates"], ends)

    def test_what_went_out_goes_in_again_and_gives_the_same_year(self):
        # The baseline is extended by its own places, legs and flows, from a map and from tables.
        self.corridor("export", baseline, "--geojson", "map.geojson", "--csv", "flow=flow.csv",
                      "--csv", "service=service.csv")
        (self.folder / "again.toml").write_text(
            f'extends = "{baseline}"\ntables = {{ place = "map.geojson", leg = "map.geojson", '
            'flow = "flow.csv", service = ["service.csv"] }\n', encoding="utf-8")
        for name in (baseline, "again.toml"):
            self.corridor("run", name, *short, "--out", pathlib.Path(name).stem + ".h5")
        with h5py.File(self.folder / "baseline.h5") as one, \
                h5py.File(self.folder / "again.h5") as other:
            for group in ("flows", "nodes", "facilities", "legs", "services", "weekly"):
                for dataset in one[group]:
                    np.testing.assert_array_equal(one[group][dataset][()],
                                                  other[group][dataset][()], dataset)
        listed = self.corridor("list", "keys", "again.toml", "flow.csv:2")
        self.assertIn("source", listed)

    def test_a_table_is_what_other_tools_call_csv(self):
        self.corridor("export", baseline, "--csv", "leg=leg.csv")
        with open(self.folder / "leg.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        self.assertIn("aktau", {row["from"] for row in rows} | {row["to"] for row in rows})
        self.assertTrue(all(row["length_km"] or row["length_nm"] for row in rows))

    def test_a_map_of_a_result_says_what_passed(self):
        self.corridor("run", baseline, *short, "--out", "a.h5")
        self.corridor("export", "a.h5", "--geojson", "map.geojson")
        drawn, features = self.features("map.geojson")
        self.assertEqual(drawn["corridor"]["horizon_days"], "10")
        with h5py.File(self.folder / "a.h5") as result:
            names = result["legs/leg"].asstr()[:].tolist()
            passed = result["legs/throughput_t"][:].mean(axis=0)
        for name, tonnes in zip(names, passed):
            properties = features["LineString", name]["properties"]
            self.assertAlmostEqual(properties["throughput_t"], tonnes, places=6)
        self.assertIn("container_berths_utilisation", features["Point", "aktau"]["properties"])

    def test_mistakes_are_told_before_anything_is_written(self):
        self.assertIn("nothing to export", self.corridor("export", baseline, code=2))
        self.assertIn("there is no kind legs",
                      self.corridor("export", baseline, "--csv", "legs=a.csv", code=2))
        self.assertIn("expected KIND=FILE",
                      self.corridor("export", baseline, "--csv", "leg", code=2))
        self.assertIn("there is no folder",
                      self.corridor("export", baseline, "--csv", "leg=no/a.csv", code=2))
        self.assertIn("there is no such file",
                      self.corridor("export", "a.h5", "--geojson", "a.geojson", code=2))
        (self.folder / "leg.csv").write_text("mine")
        self.assertIn("is there already; --force replaces it",
                      self.corridor("export", baseline, "--csv", "leg=leg.csv", code=2))
        self.corridor("export", baseline, "--csv", "leg=leg.csv", "--force")
        self.assertEqual([each.name for each in self.folder.iterdir()], ["leg.csv"])


if __name__ == "__main__":
    unittest.main()
