"""What every rule of this folder needs: which files there are, and how a finding is printed."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[3]
rooms = ("sim", "models", "configs", "outputs", "tests")


def files(*folders, endings=(".hpp", ".cpp")):
    """Paths below the folders, relative to the root, sorted."""
    found = []
    for folder in folders or rooms:
        found += [p for p in (root / folder).rglob("*") if p.suffix in endings and p.is_file()]
    return sorted(p.relative_to(root) for p in found)


def code_lines(path):
    """(number, line without its // comment and without text in quotes) of a source file."""
    for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#include"):
            yield number, line
            continue
        line = re.sub(r'"(\\.|[^"\\])*"', '""', line)
        yield number, line.split("//")[0]


def search(paths, rules):
    """Prints `file:line: what; use what instead` for each hit of (pattern, message)."""
    compiled = [(re.compile(pattern), message) for pattern, message in rules]
    findings = 0
    for path in paths:
        for number, line in code_lines(path):
            for pattern, message in compiled:
                if pattern.search(line):
                    print(f"{path}:{number}: {message}")
                    findings += 1
    return findings


def finish(findings):
    sys.exit(1 if findings else 0)
