"""Drives sweeps from outside: kills, notices, damage, two at once, a full disk, equal bytes.

Example: python3 tests/cli/sweep.py build/release/corridor
Leaves nothing behind.
"""
import os
import random
import re
import signal
import subprocess
import time
import unittest

import corridor_case
from corridor_case import baseline, program, root

first = root / "configs" / "studies" / "first.toml"

# Sixteen tasks of a few hundredths of a second.
scenario = f"""extends = "{baseline}"
cohort_days = 5  # assumed: short
"""
study = """scenario = "brief.toml"
run_in_days = 3
days = 5
replications = 4
responses = ["delivered_t", "transit_time_mean_h", "transit_time_p90_h"]
design = "full factorial"

[factors]
aktau_cranes = { path = "port.aktau.quay_cranes", levels = [1, 2] }
demand = { path = "demand.scale", levels = [0.1, 0.2] }
"""


class case(corridor_case.case):
    def setUp(self):
        super().setUp()
        self.study = self.folder / "short.toml"
        self.study.write_text(study)
        (self.folder / "brief.toml").write_text(scenario)

    def start(self, *words):
        return subprocess.Popen([program, *map(str, words)], cwd=self.folder, text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env=corridor_case.environment())

    def corridor(self, *words, code=0):
        running = self.start(*words)
        output, errors = running.communicate(timeout=300)
        self.assertEqual(running.returncode, code, output + errors)
        return output + errors

    def sweep(self, folder, *words, code=0, study=None):
        return self.corridor("sweep", study or self.study, "--out", folder, *words, code=code)

    def merge(self, folder, *words, code=0):
        said = self.corridor("merge", folder, "--out", f"{folder}.h5", *words, code=code)
        return (self.folder / f"{folder}.h5").read_bytes() if code == 0 else said

    def unbroken(self):
        """The bytes that every other way must give, and the seconds that they took."""
        if not hasattr(case, "known"):
            began = time.monotonic()
            self.sweep("unbroken", "--workers", "1")
            case.known = self.merge("unbroken"), time.monotonic() - began
        return case.known

    def shards(self, folder):
        return sorted(p for p in (self.folder / folder).glob("shard-*-of-*") if "." not in p.name)


class whole_sweeps(case):
    def test_workers_and_shards_give_the_same_bytes(self):
        whole, _ = self.unbroken()
        self.sweep("two", "--workers", "2")
        self.assertEqual(self.merge("two"), whole, "two workers")
        running = [self.start("sweep", self.study, "--out", "three", "--shard", f"{k}/3")
                   for k in (1, 2, 3)]  # all at once, on an empty folder
        for each in running:
            output, errors = each.communicate(timeout=300)
            self.assertEqual(each.returncode, 0, output + errors)
        self.assertEqual(self.merge("three"), whole, "three shards")

    def test_the_example_is_correct_listed_and_swept(self):
        self.assertIn("6 design points", self.corridor("check", first))
        self.assertIn("first", self.corridor("list", "studies", baseline))
        self.assertRegex(self.corridor("list", "responses", baseline, "p90"),
                         r"^transit_time_p90_h +h +container lots released in the \d+ counted days")
        self.assertIn("12 of 12 tasks", self.sweep("first", study=first))
        self.assertIn("12 of 12 tasks written", self.corridor("merge", "first", "--out", "f.h5"))
        self.assertIn("merged sweep", self.corridor("report", "f.h5", code=2))

    def test_what_is_done_is_not_done_again(self):
        self.sweep("done")
        before = [(p.name, p.read_bytes()) for p in self.shards("done")]
        began = time.monotonic()
        self.sweep("done")
        self.assertEqual([(p.name, p.read_bytes()) for p in self.shards("done")], before)
        self.assertLess(time.monotonic() - began, 5)

    def test_a_missing_shard_is_named_and_can_be_left_out(self):
        self.sweep("parts", "--shard", "1/2")
        self.assertIn("8 of 16 tasks are missing: replication 1 at aktau_cranes = 1, demand = 0.1",
                      self.merge("parts", code=2))
        self.corridor("merge", "parts", "--out", "partial.h5", "--partial")
        self.sweep("parts", "--workers", "2")  # a whole sweep does what the shards left
        self.assertEqual(self.merge("parts"), self.unbroken()[0])


class interruptions(case):
    def test_ten_kills_on_threads_leave_no_trace(self):
        self.kill_and_go_on(lambda: self.start("sweep", self.study, "--out", "killed",
                                               "--workers", "2"))

    def test_ten_kills_on_shards_leave_no_trace(self):
        turn = iter(range(1000))
        self.kill_and_go_on(lambda: self.start("sweep", self.study, "--out", "killed",
                                               "--shard", f"{next(turn) % 3 + 1}/3"))

    def kill_and_go_on(self, start):
        whole, seconds = self.unbroken()
        moments = random.Random(1987)
        for kill in range(10):
            running = start()
            time.sleep(moments.uniform(0, seconds / 2))
            running.kill()
            running.communicate()
            if self.shards("killed") and kill % 3 == 0:  # a record torn in the middle as well
                shard = self.shards("killed")[0]
                shard.write_bytes(shard.read_bytes()[:-moments.randrange(1, 50)])
        said = self.sweep("killed", "--workers", "2")
        self.assertIn("16 of 16", said)
        self.assertEqual(self.merge("killed"), whole)

    def stop_by(self, number, code):
        long = study.replace("replications = 4", "replications = 1000")
        self.study.write_text(long)
        folder = f"stopped-{number}"
        running = self.start("sweep", self.study, "--out", folder, "--workers", "2")
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:  # until something is done
            if any(p.stat().st_size > 1000 for p in self.shards(folder)):
                break
            time.sleep(0.05)
        running.send_signal(number)
        sent = time.monotonic()
        output, errors = running.communicate(timeout=60)
        self.assertLess(time.monotonic() - sent, 10)
        self.assertEqual(running.returncode, code, output + errors)
        done = re.search(r"stopped; (\d+) of 4000 tasks are done", errors)
        self.assertGreater(int(done[1]), 0)

    def test_a_notice_says_start_me_again(self):
        self.stop_by(signal.SIGTERM, 75)
        self.stop_by(signal.SIGUSR1, 75)

    def test_control_c_says_interrupted(self):
        self.stop_by(signal.SIGINT, 130)


class refusals(case):
    def test_mistakes_on_the_command_line(self):
        self.assertIn("--out is missing", self.corridor("sweep", self.study, code=2))
        for wrong in ("0/3", "4/3", "2", "2/", "a/b", "1/3x"):
            self.assertIn(f"--shard: {wrong} given", self.sweep("x", "--shard", wrong, code=2))
        self.assertIn("holds no sweep", self.merge(".", code=2))
        self.study.write_text(study.replace("demand.scale", "demand.scalee"))
        self.assertIn("short.toml:10:", self.sweep("x", code=2))
        self.assertFalse((self.folder / "x").exists())

    def test_levels_that_do_not_fit_together_end_no_other_task(self):
        self.study.write_text(study
                              .replace("port.aktau.quay_cranes", "port.aktau.gate_opens_h")
                              .replace("[1, 2]", "[0, 20]")
                              .replace("demand.scale", "port.aktau.gate_closes_h")
                              .replace("[0.1, 0.2]", "[12, 24]")
                              .replace("replications = 4", "replications = 1"))
        for said in (self.corridor("check", self.study, code=2), self.sweep("x", code=1)):
            self.assertIn("12 is not after 20; expected more than gate_opens_h", said)
        self.assertIn("replication 0 at aktau_cranes = 20, demand = 12: ", said)
        self.assertIn("3 of 4 tasks are done", said)

    def test_a_changed_study_is_refused(self):
        self.sweep("kept", "--shard", "1/4")
        before = self.shards("kept")[0].read_bytes()
        self.study.write_text(study.replace("replications = 4", "replications = 5"))
        said = self.sweep("kept", code=2)
        self.assertIn('"replications = 4" there, "replications = 5" now', said)
        self.assertEqual(self.shards("kept")[0].read_bytes(), before)

    def test_a_second_sweep_in_one_folder_is_refused(self):
        self.study.write_text(study.replace("replications = 4", "replications = 1000"))
        running = self.start("sweep", self.study, "--out", "shared", "--workers", "1")
        try:
            while not self.shards("shared"):
                time.sleep(0.02)
            for words in ([], ["--shard", "2/3"]):
                self.assertIn("at work", self.sweep("shared", *words, code=2))
        finally:
            running.kill()
            running.communicate()


class damage(case):
    def test_a_damaged_shard_is_set_aside_and_done_again(self):
        whole, _ = self.unbroken()
        self.sweep("hurt", "--shard", "1/2")
        self.sweep("hurt", "--shard", "2/2")
        shard = self.shards("hurt")[1]
        bytes_ = bytearray(shard.read_bytes())
        bytes_[len(bytes_) // 2] ^= 1
        shard.write_bytes(bytes_)
        said = self.merge("hurt", code=2)
        self.assertIn("shard-2-of-2: is damaged", said)
        self.assertIn("1 of 16 tasks are missing", said)
        said = self.sweep("hurt", "--shard", "2/2")
        self.assertIn("shard-2-of-2.damaged", said)
        self.assertEqual(shard.with_name(shard.name + ".damaged").read_bytes(), bytes(bytes_))
        self.assertEqual(self.merge("hurt"), whole)

    def test_a_full_disk_loses_nothing(self):
        disk = self.folder / "disk"
        disk.mkdir()
        # The inputs take 300 kB, sixteen tasks 10 kB: room for some of them.
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk],
                                 capture_output=True, text=True)
        if mounted.returncode:
            self.skipTest(f"no small disk can be mounted here: {mounted.stderr.strip()}")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        self.sweep("disk/sweep", "--shard", "1/4")
        filler = disk / "filler"
        free = os.statvfs(disk)
        filler.write_bytes(b"x" * (free.f_bavail * free.f_frsize))
        said = self.sweep("disk/sweep", "--workers", "1", code=1)
        self.assertIn("No space left on device", said)
        self.assertIn("disk/sweep/shard-1-of-1", said)
        filler.unlink()
        self.assertIn("16 of 16", self.sweep("disk/sweep", "--workers", "1"))
        self.corridor("merge", "disk/sweep", "--out", "disk.h5")
        self.assertEqual((self.folder / "disk.h5").read_bytes(), self.unbroken()[0])


unittest.main()
