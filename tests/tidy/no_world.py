"""The simulator runs in a page too: no thread, file, clock or environment in it; no throw either."""
import sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent / "lib"))
from house import files, finish, search

page = [p for p in files("sim/core", "sim/study/estimate", "models")
        if not {"simgrid", "trace", "bound"} & set(p.parts)]
finish(search(page, [
    (r"<(thread|mutex|condition_variable|future|semaphore|shared_mutex)>",
     "no threads in here; they belong to sim/study"),
    (r"<(fstream|filesystem|iostream|cstdio)>", "no files in here; the host opens them"),
    (r"<(ctime|sys/time\.h|unistd\.h)>|\b(system|steady|high_resolution)_clock\b",
     "no clock in here; simulated time is sim.now()"),
    (r"\bgetenv\b", "no environment in here; the host passes what it found"),
    (r"\bthrow\s+[^;\s]", "throws nothing itself; use core::broken or return a value"),
    (r"\b(try\s*\{|catch\s*\()", "built without exceptions for the page; let them pass"),
]))
