"""Ranks the assumptions of a small scenario through the program.

Example: python3 tests/cli/sensitivity.py build/release/corridor
Leaves nothing behind.
"""
import csv
import re
import unittest

import corridor_case
from corridor_case import baseline

quick = ["--assumptions", "--days", 10, "--set", "run_in_days=10", "--set", "cohort_days=10",
         "--groups", 116, "--keep", 2, "--replications", 2, "--response", "delivered_t"]


class case(corridor_case.case):
    def sensitivity(self, *words, code=0):
        return self.corridor("sensitivity", *words, code=code, timeout=600)

    def test_it_says_its_cost_then_ranks_whatever_the_workers(self):
        one = self.sensitivity(baseline, *quick, "--workers", 1, "--out", "one.csv")
        two = self.sensitivity(baseline, *quick, "--workers", 2, "--out", "two.csv")
        self.assertRegex(one.stderr, r"^At most \d+ runs, [0-9.]+ s each, 1 at a time: about \d+ s")
        self.assertEqual(one.stdout, two.stdout)
        self.assertEqual((self.folder / "one.csv").read_text(),
                         (self.folder / "two.csv").read_text())
        self.assertIn("10 days from 2024-01-01, seed 1\n", one.stdout)
        self.assertRegex(one.stdout, r"delivered_t: [0-9,]+ t, 95 % interval")
        with open(self.folder / "one.csv") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), 2)
        for row in rows:
            self.assertIn(row["assumption"], one.stdout)
            self.assertTrue(row["source"].startswith("assumed"), row)
            for at in ("low", "high"):
                self.assertTrue(re.match(r"[\[\d.-]", row[at]), row)

    def test_mistakes_are_told(self):
        def wrong(message, *words):
            done = self.sensitivity(*words, code=2)
            self.assertIn(message, done.stderr)
            self.assertEqual(done.stdout, "")

        wrong("expected --assumptions", baseline)
        wrong("did you mean delivered_teu?", baseline, "--assumptions", "--response", "delivred_teu")
        wrong("--move: 0 given; expected a whole number from 1 to 100", baseline, "--assumptions",
              "--move", 0)


if __name__ == "__main__":
    unittest.main()
