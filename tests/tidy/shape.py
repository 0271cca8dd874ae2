"""The shape of a file: at most 500 lines, `#pragma once` in headers, no tab or trailing space, no
note to oneself, and no linter silenced without its name and the reason."""
import sys, pathlib, re
sys.path.insert(0, str(pathlib.Path(__file__).parent / "lib"))
from house import files, finish, root

findings = 0


def report(path, number, message):
    global findings
    findings += 1
    print(f"{path}:{number}: {message}")


for path in files(*("sim", "models", "configs", "outputs", "tests", "scripts", ".ci"),
                  endings=(".hpp", ".cpp", ".py", ".cmake", ".txt", "")):
    if "__pycache__" in path.parts:
        continue
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    if len(lines) > 500:
        report(path, len(lines), "more than 500 lines; split it by idea")
    if path.suffix == ".hpp" and "#pragma once" not in lines:
        report(path, 1, "no #pragma once; put it after the paragraph of purpose")
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            report(path, number, "a tab; use spaces")
        if line != line.rstrip():
            report(path, number, "space at the end of the line; take it out")
        if path.suffix in (".hpp", ".cpp") and ("TO" + "DO" in line or "FIX" + "ME" in line):
            report(path, number, "a note to oneself; do it or leave it out")
        if path.suffix in (".hpp", ".cpp") and re.search(
                r"NOLINT(?!END)(?!(NEXTLINE|BEGIN)?\([a-z][a-z0-9.,\- ]*\): \S)", line):
            report(path, number, "a linter silenced; write NOLINT(its-check): the reason")
finish(findings)
