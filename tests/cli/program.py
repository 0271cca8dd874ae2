"""Drives the program from outside: help, mistakes, files, interrupts, equal bytes.

Example: python3 tests/cli/program.py build/release/corridor
Leaves nothing behind.
"""
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import tomllib
import unittest

import h5py
import numpy as np

import corridor_case
from corridor_case import baseline, program, root

scenarios = root / "configs" / "scenarios"
interventions = root / "configs" / "interventions"
short = ["--days", "60", "--set", "run_in_days=30", "--replications", "2"]


class case(corridor_case.case):
    def files(self):
        return sorted(p.name for p in self.folder.iterdir())


class help_and_version(case):
    def test_each_command_explains_itself_with_an_example(self):
        self.assertIn("Commands:", self.corridor("--help").stdout)
        for command in ("run", "list", "check", "bound", "sweep", "merge", "compare",
                        "report", "export"):
            text = self.corridor(command, "--help").stdout
            self.assertIn(f"Usage: corridor {command}", text)
            self.assertIn(f"Example: corridor {command}", text)

    def test_each_example_runs_as_it_stands(self):
        (self.folder / "configs").symlink_to(root / "configs")
        environment = {"PATH": f"{os.path.dirname(program)}:{os.environ['PATH']}",
                       "CORRIDOR_DAYS": "5", "CORRIDOR_REPLICATIONS": "1"}
        for command in ([], ["run"], ["list"], ["check"], ["bound"], ["compare"], ["report"]):
            text = self.corridor(*command, "--help").stdout
            example = text.rsplit("Example: ", 1)[1].strip()
            done = subprocess.run(example, shell=True, cwd=self.folder, text=True,
                                  capture_output=True, env=environment, timeout=300)
            self.assertEqual((done.returncode, done.stderr), (0, ""), example)
            self.assertNotEqual(done.stdout, "", example)

    def test_the_version_says_commit_compiler_and_libraries(self):
        text = self.corridor("--version").stdout
        for word in ("corridor 0.", "commit", "HDF5 1.", "SimGrid 3.", "Clp 1.", "Boost 1.", "toml++",
                     "nlohmann/json 3.", "{fmt}"):
            self.assertIn(word, text)

    def test_without_a_command_the_help_goes_to_stderr(self):
        done = self.corridor(code=2)
        self.assertEqual(done.stdout, "")
        self.assertIn("Commands:", done.stderr)


class mistakes(case):
    def wrong(self, message, *words, **variables):
        done = self.corridor(*words, code=2, **variables)
        self.assertIn(message, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertEqual([n for n in self.files() if n.endswith((".h5", ".partial"))], [])

    def test_names_that_are_not_known_come_with_the_nearest(self):
        self.wrong("did you mean run?", "rum", baseline)
        self.wrong("did you mean --seed?", "run", baseline, "--sead", "3")
        self.wrong("did you mean keys?", "list", "kays", baseline)
        self.wrong("expected tuned or simgrid", "run", baseline, "--engine", "tunad")

    def test_options_are_not_guessed_from_their_beginning(self):
        self.wrong("--see", "run", baseline, "--see", "3")

    def test_numbers_keep_their_range(self):
        self.wrong("--seed: -3 given; expected a whole number", "run", baseline, "--seed", "-3")
        self.wrong("--seed: 1e3 given", "run", baseline, "--seed", "1e3")
        self.wrong("--days: 0 given; expected a whole number from 1", "run", baseline, "--days", "0")
        self.wrong("--replications: 0", "run", baseline, "--replications", "0")
        self.wrong("--workers: two", "run", baseline, "--workers", "two")

    def test_what_is_missing_is_named(self):
        self.wrong("SCENARIO is missing", "run")
        self.wrong("nowhere.toml", "run", "nowhere.toml")
        self.wrong("expected PATH=VALUE", "run", baseline, "--set", "demand.scale")
        self.wrong("there is no", "run", baseline, "--with", "no-such-thing")
        self.wrong("there is no folder", "run", baseline, "--out", "nowhere/x.h5")
        self.wrong("cannot be read", "run", baseline, "--config", "nowhere.cfg")
        self.wrong("baseline.toml", "report", baseline)
        self.wrong("nowhere.h5: there is no such file", "report", "nowhere.h5")

    def test_a_wrong_override_is_reported_with_its_key(self):
        self.wrong("demand.scalee", "check", baseline, "--set", "demand.scalee=2")
        self.wrong("demand.scale", "run", baseline, "--set", "demand.scale=-2")

    def test_variables_and_the_options_file_are_checked_alike(self):
        self.wrong("--seed: -3", "run", baseline, CORRIDOR_SEED="-3")
        (self.folder / "corridor.cfg").write_text("sead = 3\n")
        self.wrong("corridor.cfg: unknown option", "run", baseline, "--config", "corridor.cfg")


class scenario_files(case):
    def test_every_scenario_is_correct(self):
        for scenario in sorted(scenarios.glob("*.toml")):
            with self.subTest(scenario.name):
                self.assertIn("correct", self.corridor("check", scenario).stdout)

    def test_lists_find_a_word(self):
        # Path, value and unit; meaning and range; source and place. Nothing else has the word.
        found = self.corridor("list", "keys", baseline, "aktau.quay_cranes =").stdout.splitlines()
        self.assertEqual(len(found), 3, found)
        self.assertRegex(found[0], r"^port\.aktau\.quay_cranes = \d+ cranes$")
        self.assertRegex(found[1], "^    shared by .*; a whole number from 0 to 100$")
        self.assertRegex(found[2], r"^    (source: |assumed).* \(.*baseline\.toml:\d+\)$")
        self.assertNotIn("[", self.corridor("list", "places", baseline, "aktau").stdout)
        self.assertNotEqual(self.corridor("list", "flows", baseline).stdout, "")

    def test_a_closed_pipe_is_success(self):
        line = f"'{program}' list keys '{baseline}' | head -n 1; echo ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", line], text=True, capture_output=True)
        self.assertEqual(done.stdout.splitlines()[-1], "0", done.stderr)


def is_event(file):
    """Whether it adds something that happens, which costs nothing to decide, instead of a measure."""
    return all(path.startswith("disruption.") for path in tomllib.loads(file.read_text())["set"])


class intervention_files(case):
    def test_each_says_what_it_sets_and_costs_and_where_every_number_is_from(self):
        for file in sorted(interventions.glob("*.toml")):
            with self.subTest(file.name):
                costs = {"capex_musd", "cost_musd_per_year", "life_years", "lead_time_months"}
                self.assertEqual(set(tomllib.loads(file.read_text())),
                                 {"title", "set"} | (set() if is_event(file) else costs))
                for line in file.read_text().splitlines():
                    words = is_event(file) and line.endswith('"')  # a name or a label
                    if "=" in line and not line.startswith(("#", "title")) and not words:
                        self.assertRegex(line, "# (source|assumed): ..")

    def test_each_applies_to_the_baseline_and_changes_it(self):
        files = sorted(interventions.glob("*.toml"))
        self.assertGreaterEqual(len(files), 6)
        listed = self.corridor("list", "interventions", baseline).stdout.splitlines()
        self.assertEqual([line.split()[0] for line in listed if not line.startswith(" ")],
                         [file.stem for file in files])
        self.assertIn("    USD 90 M once, 4.5 M a year; 30 years of life, 18 months ahead", listed)
        keys = dict(line.split(" = ", 1) for line in
                    self.corridor("list", "keys", baseline).stdout.splitlines() if " = " in line)
        for file in files:
            with self.subTest(file.stem):
                changes = {} if is_event(file) else tomllib.loads(file.read_text())["set"]
                for path, value in changes.items():
                    self.assertNotEqual(float(keys[path].split()[0]), value, path)
                said = self.corridor("run", baseline, "--days", "5", "--set", "run_in_days=10",
                                     "--replications", "1", "--with", file.stem).stdout
                self.assertIn(f"with {file.stem})", said)
                (self.folder / "baseline-1.h5").unlink()

    def test_each_can_be_checked_without_a_run(self):
        for file in interventions.glob("*.toml"):
            self.assertIn("correct", self.corridor("check", baseline, "--with", file.stem).stdout)
        self.corridor("check", baseline, "--with", "no-such-thing", code=2)

    def test_a_path_that_leads_nowhere_is_refused(self):
        (self.folder / "wrong.toml").write_text('\nset = { "port.aktau.quay_crane" = 3 }\n')
        done = self.corridor("run", baseline, "--with", "wrong.toml", code=2)
        self.assertEqual("wrong.toml:2:9: port.aktau.quay_crane: unknown key; "
                         "did you mean quay_cranes?\n", done.stderr)
        self.assertEqual(self.files(), ["wrong.toml"])


class runs(case):
    def result(self, name, *words, **variables):
        self.corridor("run", baseline, *short, "--out", name, *words, **variables)
        return (self.folder / name).read_bytes()

    def test_equal_runs_give_equal_bytes(self):
        first = self.result("first.h5", "--workers", "1")
        self.assertEqual(first, self.result("again.h5", "--workers", "1"), "a second run")
        self.assertEqual(first, self.result("two.h5", "--workers", "2"), "two workers")
        self.assertEqual(first, self.result("simgrid.h5", "--engine", "simgrid"), "the other engine")
        self.assertNotEqual(first, self.result("other.h5", "--seed", "2"), "another seed")
        self.assertEqual([n for n in self.files() if "partial" in n], [])
        self.assertIn("got through", self.corridor("report", "first.h5").stdout)

    def test_the_command_line_wins_over_variables_and_those_over_the_file(self):
        (self.folder / "corridor.cfg").write_text("seed = 5\nreplications = 1\n")
        base = ["run", baseline, "--days", "5", "--set", "run_in_days=5"]
        self.corridor(*base, "--config", "corridor.cfg")
        self.corridor(*base, "--config", "corridor.cfg", CORRIDOR_SEED="6")
        self.corridor(*base, "--config", "corridor.cfg", "--seed", "7", CORRIDOR_SEED="6")
        self.assertEqual([n for n in self.files() if n.endswith(".h5")],
                         ["baseline-5.h5", "baseline-6.h5", "baseline-7.h5"])

    def test_another_result_is_replaced_by_force_only(self):
        words = ["run", baseline, "--days", "5", "--set", "run_in_days=5", "--replications", "1",
                 "--out", "x.h5"]
        self.corridor(*words)
        self.corridor(*words)  # the same inputs
        done = self.corridor(*words, "--seed", "2", code=2)
        self.assertIn("--force", done.stderr)
        self.corridor(*words, "--seed", "2", "--force")
        self.assertEqual(self.files(), ["x.h5"])

    def test_a_full_disk_ends_the_run_with_1_and_leaves_nothing(self):
        # A limit on the size of files stands for the disk's; SIGXFSZ would kill before the error.
        line = f"trap '' XFSZ; ulimit -f 100; exec '{program}' \"$@\""
        for words in ([], ["--trace"]):
            with self.subTest(words):
                done = subprocess.run(["bash", "-c", line, "bash", "run", baseline, *short, *words],
                                      cwd=self.folder, text=True, capture_output=True, timeout=300)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn("baseline-1.h5: ", done.stderr)
                self.assertIn("File too large", done.stderr)
                self.assertEqual(self.files(), [])

    def test_nothing_is_shown_of_progress_without_a_terminal(self):
        done = self.corridor("run", baseline, "--days", "5", "--set", "run_in_days=5",
                             "--replications", "1")
        self.assertEqual(done.stderr, "")
        self.assertIn("Written to baseline-1.h5", done.stdout)


class bounds(case):
    def words_of(self, *changes):
        return " ".join(self.corridor("bound", baseline, *changes).stdout.split())

    def test_a_bound_needs_no_run_and_says_what_limits(self):
        self.assertIn("demand is the limit", self.words_of())
        self.assertIn("the corridor is the limit, at", self.words_of("--set", "demand.scale=3"))
        self.assertEqual(self.files(), [])

    def test_a_run_says_the_same_and_writes_it(self):
        words = [baseline, "--days", "40", "--set", "run_in_days=20", "--set", "demand.scale=3"]
        alone = " ".join(self.corridor("bound", *words).stdout.split())
        run = self.corridor("run", *words, "--replications", "1", "--out", "a.h5").stdout
        run = " ".join(run.split())
        reach = re.search(r"It could carry [\d.]+ times", alone)[0]
        best = re.search(r"At best the network could carry [\d,]+ t", alone)[0]
        self.assertIn(reach, run)
        self.assertIn(best, run)
        self.assertIn(reach, " ".join(self.corridor("report", "a.h5").stdout.split()))

    def test_mistakes_end_it_with_2(self):
        self.corridor("bound", code=2)
        self.corridor("bound", baseline, "--set", "demand.scal=2", code=2)
        self.corridor("bound", baseline, "--replications", "2", code=2)


class traces(case):
    @classmethod
    def setUpClass(cls):
        # One traced and one untraced run serve all tests.
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.traced = cls.run_to(folder, "traced.h5", "--trace")
        cls.untraced = cls.run_to(folder, "untraced.h5")

    @classmethod
    def run_to(cls, folder, name, *words):
        path = pathlib.Path(folder.name) / name
        subprocess.run([program, "run", baseline, *short, "--out", path, *words], check=True,
                       capture_output=True, stdin=subprocess.DEVNULL, timeout=300)
        return path

    def test_engine_and_workers_leave_the_bytes_as_they_are(self):
        for words in (["--workers", "1"], ["--workers", "2"], ["--engine", "simgrid"]):
            with self.subTest(words):
                self.corridor("run", baseline, *short, "--trace", "--out", "x.h5", *words)
                self.assertEqual((self.folder / "x.h5").read_bytes(), self.traced.read_bytes())

    def test_the_file_is_the_untraced_one_but_for_trace(self):
        def datasets(file):
            found = {}
            file.visititems(lambda path, thing: found.update({path: thing})
                            if isinstance(thing, h5py.Dataset) else None)
            return found

        with h5py.File(self.traced) as traced, h5py.File(self.untraced) as untraced:
            self.assertEqual(set(traced) - set(untraced), {"trace"})
            with_rows = datasets(traced)
            without = datasets(untraced)
            self.assertEqual({path for path in with_rows if not path.startswith("trace/")},
                             set(without))
            for path, dataset in without.items():
                same = dataset[()], with_rows[path][()]
                if path == "provenance/arguments":
                    self.assertEqual(same[0] + b" --trace", same[1])
                else:
                    np.testing.assert_array_equal(*same, err_msg=path)

    def test_the_rows_add_up_to_the_sums(self):
        with h5py.File(self.traced) as file:
            lots = file["trace/consignments"]
            words = lots["outcome"].attrs["flag_meanings"].decode().split()
            shape = file["flows/arrived_lots"].shape

            def count(rows):
                counted = np.zeros(shape, dtype=int)
                np.add.at(counted, (lots["replication"][()][rows], lots["flow_index"][()][rows]), 1)
                return counted

            outcome = lots["outcome"][()]
            delivered = count(outcome == words.index("delivered"))
            under_way = count(outcome == words.index("under_way"))
            cohort = file["flows/cohort_lots"][()]
            np.testing.assert_array_equal(delivered, file["flows/arrived_lots"][()])
            np.testing.assert_array_equal(delivered + under_way, cohort)
            # A flow's lots are of one size: offered TEU per lot is that of all rows.
            teu = file["flows/offered_teu"][()]
            boxes = teu.sum(axis=0) > 0
            size = teu.sum(axis=0)[boxes] // count(outcome >= 0).sum(axis=0)[boxes]
            np.testing.assert_array_equal(count(outcome >= 0)[:, boxes] * size, teu[:, boxes])
            self.assertGreater(size.min(), 0)
            # Cargo of all flows is lost for the reasons that /flows gives, cohort or not.
            self.assertEqual(set(words[2:]), {name.decode() for name in file["flows/reason"][()]})

            services = file["services"]
            trips = file["trace/trips"]
            departures = np.zeros(services["departures"].shape, dtype=int)
            np.add.at(departures, (trips["replication"][()], trips["service_index"][()]), 1)
            np.testing.assert_array_equal(
                departures, services["departures"][()] + services["empty_departures"][()])

    def test_one_line_is_traced_section_by_section_when_asked_for(self):
        with h5py.File(self.traced) as file:
            self.assertEqual(file["trace/string_lines/train"].shape, (0,))
        self.corridor("run", baseline, *short, "--trace", "--trace-line", "beyneu_mangystau",
                      "--out", "line.h5")
        with h5py.File(self.folder / "line.h5") as file:
            lines = file["trace/string_lines"]
            legs = [name.decode() for name in lines["leg"][()]]
            self.assertEqual({legs[i] for i in lines["leg_index"][()]}, {"beyneu_mangystau"})
            # On single track the next train enters a section once the last has left it.
            first = lines["replication"][()] == 0
            for section in np.unique(lines["section"][()]):
                rows = first & (lines["section"][()] == section)
                entered, left = lines["entered"][()][rows], lines["left"][()][rows]
                self.assertGreater(len(left), 100)
                self.assertTrue((entered[1:] >= left[:-1]).all())

    def test_a_line_to_trace_is_one_with_sections_in_a_traced_run(self):
        done = self.corridor("run", baseline, "--trace-line", "beyneu_mangystau", code=2)
        self.assertIn("--trace-line: given without --trace", done.stderr)
        done = self.corridor("run", baseline, "--trace", "--trace-line", "aktau_alat_sea", code=2)
        self.assertIn("--trace-line: aktau_alat_sea given", done.stderr)
        self.assertIn("beyneu_mangystau", done.stderr)

    def test_a_traced_file_is_reported_and_not_replaced_by_an_untraced_run(self):
        self.assertIn("got through", self.corridor("report", self.traced).stdout)
        done = self.corridor("run", baseline, *short, "--out", self.traced, code=2)
        self.assertIn("--force", done.stderr)


class interrupts(case):
    def interrupt(self, *words):
        # Enough work for minutes, cut off after a second.
        running = subprocess.Popen([program, "run", baseline, "--replications", "1000", *words],
                                   cwd=self.folder, text=True, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        time.sleep(1)
        running.send_signal(signal.SIGINT)
        sent = time.monotonic()
        output, errors = running.communicate(timeout=60)
        self.assertLess(time.monotonic() - sent, 5)  # a second, and a loaded machine's excuse
        self.assertEqual(running.returncode, 130, output + errors)
        self.assertEqual(self.files(), [])

    def test_an_interrupted_run_leaves_no_file(self):
        self.interrupt("--workers", "2")

    def test_a_traced_run_leaves_none_either(self):
        self.interrupt("--workers", "2", "--trace")

    def test_simgrid_gives_way_too(self):
        self.interrupt("--engine", "simgrid")


unittest.main()
