"""Runs every scenario for 60 days on both engines and compares the whole result files.

Example: python3 tests/cli/engines.py build/release/corridor
Leaves nothing behind.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

program = os.path.abspath(sys.argv.pop(1))
scenarios = sorted((pathlib.Path(__file__).resolve().parents[2] / "configs/scenarios").glob("*.toml"))


class engines(unittest.TestCase):
    def result(self, folder, scenario, engine):
        file = pathlib.Path(folder) / f"{scenario.stem}-{engine}.h5"
        subprocess.run([program, "run", scenario, "--days", "60", "--set", "run_in_days=60",
                        "--replications", "1", "--engine", engine, "--out", file],
                       check=True, capture_output=True, stdin=subprocess.DEVNULL, timeout=300)
        return file.read_bytes()

    def test_both_engines_give_the_same_bytes(self):
        self.assertGreaterEqual(len(scenarios), 8)
        for scenario in scenarios:
            with self.subTest(scenario.stem), tempfile.TemporaryDirectory() as folder:
                self.assertEqual(self.result(folder, scenario, "tuned"),
                                 self.result(folder, scenario, "simgrid"))


unittest.main(verbosity=0)
