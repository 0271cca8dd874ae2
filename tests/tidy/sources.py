"""Each figure of a scenario or an intervention ends with where it comes from, in words.

The reader refuses a missing comment; this refuses one that says nothing: `# assumed: any`.
"""
import re, sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent / "lib"))
from house import files, finish, root

figure = re.compile(r"""
    ^\s* (?:[\w-]+|"[^"]*") \s* = \s*         # a key, or a path in quotes
    (?: [-+.\d] | \[\s*[-+.\d] | \{ )         # a number or date, a list of them, a table of settings
    """, re.VERBOSE)
words_wanted = 3


def comment_of(line):
    """What stands behind the first # outside quotes, or nothing."""
    bare = re.sub(r'"[^"]*"', lambda quoted: "_" * len(quoted[0]), line)
    return line[bare.index("#") + 1:].strip() if "#" in bare else ""


def what_is_wrong(line):
    """None when the line holds no figure, or one that says where it comes from."""
    if not figure.match(line):
        return None
    said = comment_of(line)
    reason = re.match(r"(?:source|assumed):\s+(.*)", said)
    if not reason:
        return "no source; end it with `# source: who, year, figure` or `# assumed: why`"
    if len(re.findall(r"\w+", reason[1])) < words_wanted:
        return f"`{said}` says too little; write who published it, or why this figure"
    return None


def tried():
    """The rule on lines of its own: what it takes, and what it must not take."""
    good = ["vehicles = 3  # source: three feeders in 2022, index1520.com",
            "set = { \"a.b\" = 8 }  # assumed: seven and one alike",
            "label = \"4 # tracks\"", "open = true", "# vehicles = 3", "via = [\"a\", \"b\"]"]
    bad = ["vehicles = 3", "vehicles = 3  # assumed: any", "vehicles = 3  # source:",
           "days = 366  # three words here", "shape_by_month = [1.0, 2.0]  # assumed",
           "\"port.aktau.berths\" = 3", "open_from = 2024-05-20  # source: press"]
    return [line for line in good if what_is_wrong(line)] + \
           [line for line in bad if not what_is_wrong(line)]


findings = 0
for line in tried():
    print(f"tests/tidy/sources.py: misjudges `{line}`; mend the rule")
    findings += 1
for path in files("configs/scenarios", "configs/interventions", endings=(".toml",)):
    for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
        wrong = what_is_wrong(line)
        if wrong:
            print(f"{path}:{number}: {wrong}")
            findings += 1
finish(findings)
