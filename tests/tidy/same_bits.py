"""What would give other bits on another machine, compiler or C library: not in the simulator."""
import sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent / "lib"))
from house import files, finish, search

simulator = [p for p in files("sim/core", "models") if not {"simgrid", "bound"} & set(p.parts)]
findings = search(simulator, [
    (r"\bstd::(log|log2|log10|log1p|exp|exp2|expm1|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh"
     r"|cbrt|hypot|erf|erfc|tgamma|lgamma)\s*\(",
     "the C library's function differs by machine; use sim/core/elementary.hpp"),
    (r"\bstd::\w+_distribution\b", "differs by library; use the draws of sim/core/random.hpp"),
    (r"\bstd::(mt19937\w*|minstd_rand0?|random_device|default_random_engine|shuffle)\b",
     "not a named stream; use sim/core/random.hpp"),
    (r"\bs?rand\s*\(", "not a named stream; use sim/core/random.hpp"),
    (r"\bstd::hash\b", "its order differs by library; use an index or a sorted container"),
    (r"\bunordered_(multi)?(map|set)\b", "its order differs by library; use std::map or a vector"),
    (r"\bstd::(ranges::)?sort\s*\(", "ties fall as they like; use std::stable_sort"),
    (r"\b(unsigned\s+)?long\b(?!\s+double)(?!\s+long)", "32 bits in the page; use std::int64_t"),
    (r"\bfloat\b", "use double"),
    (r"\b0(\.0*)?\s*/\s*0(\.0*)?(?![\d.])", "use std::numeric_limits<double>::quiet_NaN()"),
])
findings += search(files("sim", "models", "configs", "outputs"), [
    (r"-ffast-math|-march=native", "gives other bits; leave it out"),
])
finish(findings)
