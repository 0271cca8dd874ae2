"""Every key of the schema stands in a scenario that we ship: else nothing runs what it does."""
import sys, pathlib, re, tomllib
sys.path.insert(0, str(pathlib.Path(__file__).parent / "lib"))
from house import finish, root

schema = "configs/keys.cpp"
lines = (root / schema).read_text(encoding="utf-8").splitlines()
lists = dict(re.findall(r'constexpr std::string_view (\w+) =\s+"([^"]*)";', "\n".join(lines)))

stated = set()  # (kind of table, key); the top has no kind
for scenario in sorted((root / "configs/scenarios").glob("*.toml")):
    for kind, held in tomllib.loads(scenario.read_text(encoding="utf-8")).items():
        if not isinstance(held, dict):
            stated.add(("", kind))
            continue
        for name, inner in held.items():
            if isinstance(inner, dict):
                stated.update((kind, key) for key in inner)
            else:
                stated.add((kind, name))

findings = 0
keys = 0
for number, line in enumerate(lines, 1):
    row = re.match(r'    \{("(?P<tables>[^"]*)"|(?P<named>\w+)), "(?P<key>\w+)", ', line)
    if not row:
        continue
    keys += 1
    tables = row["tables"] if row["named"] is None else lists[row["named"]]
    if not any((kind, row["key"]) in stated for kind in tables.split("|")):
        print(f"{schema}:{number}: no scenario states {row['key']}; use it in one or take it out")
        findings += 1
if keys < 100:
    print(f"{schema}:1: this rule reads only {keys} keys out of it; mend its pattern")
    findings += 1
finish(findings)
