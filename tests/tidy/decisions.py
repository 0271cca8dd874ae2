"""What a draw decides has a number of its own: else two streams of one entity would be the same.

Within the models, the names in decides("...") have different hashes, and a name stands in one file
only, so that nobody takes another's stream by mistake.
"""
import re, sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent / "lib"))
from house import files, finish, root


def decides(what):
    """FNV-1a of 32 bits, as sim/core/random.hpp."""
    number = 2166136261
    for letter in what.encode():
        number = (number ^ letter) * 16777619 % 2**32
    return number


findings = 0
if decides("a") != 0xE40C292C:
    print("tests/tidy/decisions.py: its hash is not FNV-1a; mend it")
    findings += 1
places = {}  # name: the files in which it stands
for path in files("models"):
    for name in re.findall(r'\bdecides\(\s*"([^"]*)"\s*\)', (root / path).read_text(encoding="utf-8")):
        places.setdefault(name, set()).add(path)
numbers = {}
for name, where in sorted(places.items()):
    first = min(where)
    other = numbers.setdefault(decides(name), name)
    if other != name:
        print(f'{first}: "{name}" and "{other}" have the same number; rename one')
        findings += 1
    if len(where) > 1:
        print(f'{first}: "{name}" decides in {", ".join(map(str, sorted(where)))}; give each its own')
        findings += 1
if len(places) < 10:
    print(f"models:1: this rule finds only {len(places)} decisions; mend its pattern")
    findings += 1
finish(findings)
