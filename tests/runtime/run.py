"""For developers: ``python -m tests.runtime.run [--before] [NAME...]`` prints a table of the programs and what is wrong.

NAME may be a part of a name. ``--before`` only runs the programs as written, twice, and compares.
``--show NAME`` prints the tree after its migration.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

from .cases import PROGRAMS, Case, load, names
from .harness import Verdict, before_is_sound, execute, first_difference, life, migrate_tree
from .running import Forkserver, Runner


def twice(case: Case, scratch: Path, runner: Runner) -> Verdict:
    """The program as written must be sound and say the same each time."""
    import shutil

    runs = []
    for attempt in ("one", "two"):
        shutil.copytree(case.folder, scratch / attempt)
        runs.append(execute(case, scratch / attempt, runner))
    wrong = before_is_sound(case, runs[0])
    for first, second in zip(*runs, strict=True):
        calls = [sorted(run.calls) if case.trace == "bag" else list(run.calls) for run in (first, second)]
        if first.stdout != second.stdout or calls[0] != calls[1]:
            wrong.append(f"not deterministic: {first_difference(first.stdout, second.stdout)}")
    return Verdict(False, wrong)


def show(name: str) -> None:
    """Print the migrated tree of a case."""
    import shutil

    case = load(PROGRAMS / name)
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / name
        shutil.copytree(case.folder, tree)
        print(migrate_tree(tree, case.flags))
        for path in sorted(tree.rglob("*.py")):
            print(f"# ==== {path.relative_to(tree)}\n{path.read_text()}")


def table(chosen: list[str], before: bool, full: bool) -> int:
    """Print a line per case; return how many are wrong."""
    runner, bad = Forkserver(), 0
    for name in chosen:
        case, start, crashed = load(PROGRAMS / name), time.monotonic(), False
        if case.missing:
            print(f"{name:42} not run: needs {', '.join(case.missing)}", flush=True)
            continue
        with tempfile.TemporaryDirectory() as scratch:
            try:
                verdict = (twice if before else life)(case, Path(scratch), runner)
            except Exception as error:
                trace = traceback.format_exc().splitlines() if full else []
                verdict = Verdict(False, [f"{type(error).__name__}: {error}", *trace])
                crashed = True
        wrong = verdict.faults
        became = "crashed" if crashed else "-" if before else "migrated" if verdict.written else "kept"
        bad += bool(wrong)
        said = "ok" if not wrong else ("\n    ".join([""] + wrong) if full else wrong[0].splitlines()[0][:150])
        print(f"{name:42} {case.expect:9} {became:9} {time.monotonic() - start:5.2f}s  {said}", flush=True)
    runner.close()
    print(f"{len(chosen) - bad} passed, {bad} failed")
    return bad


def main() -> int:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--before", action="store_true")
    parser.add_argument("--full", action="store_true", help="print everything that is wrong, not the first line")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    chosen = [name for name in names() if not options.names or any(part in name for part in options.names)]
    if options.show:
        for name in chosen:
            show(name)
        return 0
    return 1 if table(chosen, options.before, options.full) else 0


if __name__ == "__main__":
    sys.exit(main())
