"""Draws and reads a merged sweep with the programs of scripts/analysis.

Example: python3 tests/cli/analysis.py build/release/corridor
Leaves nothing behind.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

program = os.path.abspath(sys.argv.pop(1))
root = pathlib.Path(__file__).resolve().parents[2]

study = f"""scenario = "{root}/configs/scenarios/baseline.toml"
run_in_days = 5
days = 10
replications = 2
responses = ["delivered_t", "transit_time_mean_h"]
design = "full factorial"

[factors]
mode = {{ path = "port.aktau.gate_weekends", levels = [true, false] }}
demand = {{ path = "demand.scale", levels = [0.1, 0.2, 0.4] }}
"""


class analysis(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.scenario = root / "configs/scenarios/baseline.toml"
        (cls.folder / "s.toml").write_text(study)
        cls.run_in_folder(program, "sweep", "s.toml", "--out", "s")
        cls.run_in_folder(program, "merge", "s", "--out", "s.h5")

    @classmethod
    def run_in_folder(cls, *words):
        done = subprocess.run([str(w) for w in words], cwd=cls.folder, text=True, timeout=120,
                              stdin=subprocess.DEVNULL, capture_output=True)
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        return done.stdout

    def test_python_and_octave_find_the_same_numbers(self):
        drawn = self.run_in_folder("/usr/bin/python3", root / "scripts/analysis/draw_sweep.py",
                                   "s.h5", "--response", "delivered_t", "--axis", "demand")
        points = re.findall(r"^mode = (\w+), demand = ([\d.]+): ([\d.]+) t,", drawn, re.M)
        self.assertEqual([p[:2] for p in points],
                         [(m, d) for m in ("true", "false") for d in ("0.1", "0.2", "0.4")])
        image = (self.folder / "s.png").read_bytes()
        self.assertEqual(image[:4], b"\x89PNG")
        self.assertGreater(len(image), 10_000)

        read = self.run_in_folder("octave-cli", "--quiet", "--no-init-file",
                                  root / "scripts/analysis/read_sweep.m", "s.h5", "delivered_t")
        title, *means = read.splitlines()
        self.assertEqual(title, "delivered_t (t): cargo delivered in the 10 counted days")
        self.assertEqual(len(means), 6)
        for (_, _, wanted), found in zip(points, means):
            self.assertAlmostEqual(float(found), float(wanted), places=6)
        self.assertGreater(float(means[2]), float(means[0]))

    def test_a_point_of_a_sweep_is_what_a_run_of_it_says(self):
        self.run_in_folder(program, "run", self.scenario, "--days", "10", "--replications", "2",
                           "--set", "run_in_days=5", "--set", "port.aktau.gate_weekends=false",
                           "--set", "demand.scale=0.4", "--out", "run.h5")
        look = """
import xarray
run = xarray.open_dataset("run.h5", group="/summary").load()
point = xarray.open_dataset("s.h5", group="/summary").load().sel(mode="false", demand=0.4)
for response in point["response"].values:
    for figure in ("mean", "standard_error", "ci95_low", "ci95_high", "replications", "method"):
        pair = [each.sel(response=response)[figure].item() for each in (run, point)]
        assert pair[0] == pair[1], (response, figure, pair)
    print(response)
"""
        self.assertEqual(self.run_in_folder("/usr/bin/python3", "-c", look).split(),
                         ["delivered_t", "transit_time_mean_h"])

    def test_both_engines_of_xarray_give_the_factors_as_dimensions(self):
        look = """
import sys, xarray
for engine in ("netcdf4", "h5netcdf"):
    with xarray.open_dataset("s.h5", group="/responses", engine=engine) as opened:
        teu = opened["delivered_t"]
        assert teu.dims == ("mode", "demand", "replication"), teu.dims
        assert teu.sel(mode="false", demand=0.4).shape == (2,)
        print(float(teu.sel(mode="true", demand=0.1, replication=1)))
"""
        first, second = self.run_in_folder("/usr/bin/python3", "-c", look).split()
        self.assertEqual(first, second)
        self.assertGreater(float(first), 0)


unittest.main()
