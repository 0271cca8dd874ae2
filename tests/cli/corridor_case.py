"""What the tests of the program from outside share: a folder of one's own, and runs in it.

Example: from corridor_case import case, program, root
Takes the program's path off the command line.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

program = os.path.abspath(sys.argv.pop(1))
root = pathlib.Path(__file__).resolve().parents[2]
baseline = str(root / "configs" / "scenarios" / "baseline.toml")


def environment(**variables):
    """The environment without what the program takes for options."""
    return {k: v for k, v in os.environ.items() if not k.startswith("CORRIDOR_")} | variables


class case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def corridor(self, *words, code=0, timeout=300, **variables):
        done = subprocess.run([program, *map(str, words)], cwd=self.folder, text=True,
                              capture_output=True, stdin=subprocess.DEVNULL,
                              env=environment(**variables), timeout=timeout)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done
