"""Compares scenarios and result files through the program.

Example: python3 tests/cli/compare.py build/release/corridor
Leaves nothing behind.
"""
import re
import unittest

import corridor_case
from corridor_case import baseline, root


class case(corridor_case.case):
    def small(self, name="small.toml", **stated):
        """The baseline with a short run-in, as a file of its own."""
        lines = [f'extends = "{baseline}"', "run_in_days = 30  # assumed: quick"]
        lines += [f"{key} = {value}  # assumed: quick" for key, value in stated.items()]
        (self.folder / name).write_text("\n".join(lines) + "\n")
        return name

    def row(self, text, response):
        found = re.search(rf"^  {response}, \S+ +(.+)$", text, re.MULTILINE)
        self.assertTrue(found, text)
        return re.split(r"  +", found.group(1))


class scenarios(case):
    def test_a_scenario_against_itself_is_equal(self):
        name = self.small(days=40)
        text = self.corridor("compare", name, name, "--replications", 2).stdout
        self.assertIn("small changes nothing: every replication is equal.", text)
        self.assertEqual(self.row(text, "delivered_t")[2:4], ["0.0", "0.0 to 0.0"])

    def test_a_change_is_told_with_its_price_whatever_the_workers(self):
        words = ["compare", baseline, "--with", "two-more-feeders", "--days", 40, "--replications",
                 2]
        one = self.corridor(*words, "--workers", 1).stdout
        self.assertEqual(one, self.corridor(*words, "--workers", 2).stdout)
        self.assertIn("baseline with two-more-feeders, against baseline\n2 replications", one)
        self.assertIn("It costs USD 20.0 M once and USD 3.0 M a year.", one)

    def test_half_the_demand_is_surely_less(self):
        name = self.small(days=40)
        text = self.corridor("compare", name, "--set", "demand.scale=0.5", "--replications",
                             3).stdout
        self.assertIn("small with demand.scale=0.5, against small", text)
        self.assertEqual(self.row(text, "delivered_t")[-1], "worse")

    def test_each_intervention_alone_gets_its_own_table(self):
        text = self.corridor("compare", self.small(days=10), "--each", "--replications", 1,
                             "--with", root / "configs/interventions/two-more-feeders.toml",
                             "--with", root / "configs/interventions/one-more-rail-ferry.toml"
                             ).stdout
        self.assertIn("small with two-more-feeders, against small", text)
        self.assertIn("small with one-more-rail-ferry, against small", text)
        self.assertIn("One replication: there are no intervals.", text)

    def test_what_cannot_be_compared_is_refused(self):
        def wrong(message, *words):
            done = self.corridor("compare", *words, code=2)
            self.assertIn(message, done.stderr)
            self.assertEqual(done.stdout, "")

        short, long = self.small("short.toml", days=10), self.small("long.toml", days=20)
        wrong("nothing to compare it with", short)
        wrong("short and long differ in start_date, days or run_in_days", short, long)
        wrong("A is missing; expected corridor compare A [B...]")
        wrong("expected only one of both kinds", short, "a.h5")
        wrong("one result file given", "a.h5")
        wrong("--with changes no result file", "a.h5", "b.h5", "--with", "two-more-feeders")


class result_files(case):
    def run_to(self, file, *words):
        self.corridor("run", self.small(days=40), "--replications", 3, "--out", file, *words)

    def test_files_of_one_seed_are_paired_and_tell_what_the_scenarios_tell(self):
        self.run_to("a.h5")
        self.run_to("b.h5", "--set", "demand.scale=1.1")
        text = self.corridor("compare", "a.h5", "b.h5").stdout
        self.assertIn("3 replications of each, paired", text)
        runs = self.corridor("compare", "small.toml", "--set", "demand.scale=1.1",
                             "--replications", 3).stdout
        for response in ("delivered_t", "delivered_teu", "delivered_teu_lithuania", "lost_t",
                         "transit_time_mean_h", "on_time_share"):
            self.assertEqual(self.row(text, response), self.row(runs, response))
        self.assertNotIn("transit_time_p90_h", text)
        self.assertIn("Quantiles are left out", text)

    def test_files_of_other_seeds_are_not_paired(self):
        self.run_to("a.h5")
        self.run_to("b.h5", "--seed", 2)
        text = self.corridor("compare", "a.h5", "b.h5").stdout
        self.assertIn("not paired: independent runs", text)
        self.assertIn("The files differ in seed, run-in or replications", text)

    def test_files_of_other_days_are_refused(self):
        self.run_to("a.h5")
        self.run_to("b.h5", "--days", 41)
        done = self.corridor("compare", "a.h5", "b.h5", code=2)
        self.assertIn("expected the same days", done.stderr)
        self.assertEqual(done.stdout, "")


if __name__ == "__main__":
    unittest.main()
