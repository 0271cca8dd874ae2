"""Fits the constants of a short baseline from nothing, with the program of scripts/analysis.

Example: /usr/bin/python3 tests/cli/fit_rivals.py build/release/corridor
Leaves nothing behind.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib
import unittest

root = pathlib.Path(__file__).resolve().parents[2]
program = pathlib.Path(sys.argv.pop(1)).resolve()
key = "corridor_constant_usd_per_teu"


class fitting(unittest.TestCase):
    def test_large_markets_come_out_and_comments_stay(self):
        text = (root / "configs/scenarios/baseline.toml").read_text(encoding="utf-8")
        text = re.sub(r"^days = \d+", "days = 90", text, flags=re.M)
        text = re.sub(r"^run_in_days = \d+", "run_in_days = 60", text, flags=re.M)
        text = re.sub(rf"{key} = [-0-9.]+", f"{key} = 0.0", text)
        with tempfile.TemporaryDirectory() as folder:
            scenario = pathlib.Path(folder) / "short.toml"
            scenario.write_text(text, encoding="utf-8")
            said = subprocess.run(
                ["/usr/bin/python3", root / "scripts/analysis/fit_rivals.py", scenario, "--program",
                 program, "--replications", "1", "--rounds", "6", "--write"],
                check=True, capture_output=True, text=True).stdout
            fitted = scenario.read_text(encoding="utf-8")
        # Releases of 25 wagons of 60 t: 125 a quarter for the corridor, of a market of 1250.
        share = float(re.search(r"oil_tanker: .* share ([0-9.]+) of", said)[1])
        self.assertAlmostEqual(share, 0.1, delta=0.01)
        flows = tomllib.loads(fitted)["flow"]
        self.assertGreater(flows["oil_tanker"][key], 500)
        self.assertEqual(re.sub(rf"{key} = [-0-9.]+", f"{key} = 0.0", fitted), text)


if __name__ == "__main__":
    unittest.main()
