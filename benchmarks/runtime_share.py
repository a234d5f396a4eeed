"""How much of the programs in tests/runtime/programs is migrated, and what becomes of the rest.

``python benchmarks/runtime_share.py [--workers N] [--update-readme] [NAME...]``: each program is run, migrated, run again on the
embedded engine, once more on a client that yields, and migrated a second time. A program is broken if anything differs.
"""

from __future__ import annotations

import argparse
import atexit
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from benchmarks.readme_table import put_between, table  # noqa: E402
from tests.runtime.cases import PROGRAMS, load, names  # noqa: E402
from tests.runtime.harness import life  # noqa: E402
from tests.runtime.running import Forkserver  # noqa: E402

README = REPOSITORY / "benchmarks" / "README.md"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a program."""

    name: str
    intent: str
    became: str
    codes: tuple[str, ...]
    faults: tuple[str, ...]


def fate(name: str) -> Fate:
    """Take one program through its life."""
    case = load(PROGRAMS / name)
    if case.missing:
        return Fate(case.name, case.expect, "not run", (), ())
    with tempfile.TemporaryDirectory() as scratch:
        verdict = life(case, Path(scratch), runner())
    became = "broken" if verdict.faults else "migrated" if verdict.written else "kept"
    return Fate(case.name, case.expect, became, tuple(case.codes), tuple(verdict.faults))


@lru_cache
def runner() -> Forkserver:
    """One process that forks for each process of ours."""
    server = Forkserver()
    atexit.register(server.close)
    return server


def fates(chosen: Sequence[str], workers: int) -> list[Fate]:
    """All programs, several at a time; in processes, since a migration is run from inside of its folder."""
    if workers == 1:
        return [fate(name) for name in chosen]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(fate, chosen))


def summary(found: list[Fate]) -> str:
    """The table: programs by what they are written to show, and by what became of them."""
    rows: list[list[object]] = []
    for intent, title in (("migrated", "to be migrated"), ("either", "migrated, or kept with its code"), ("kept", "to be kept")):
        rows.append(_row(title, [f for f in found if f.intent == intent]))
    rows.append(_row("all", found))
    header = ["programs", "number", "migrated", "kept", "broken", "not run", "migrated share"]
    kept = Counter(code for f in found if f.became == "kept" for code in f.codes)
    reasons = ", ".join(f"{code} {number}" for code, number in sorted(kept.items()))
    return f"{table(header, rows)}\n\nKept with: {reasons or 'nothing'}."


def _row(title: str, found: list[Fate]) -> list[object]:
    counts = Counter(f.became for f in found)
    ran = len(found) - counts["not run"]
    share = f"{100 * counts['migrated'] / ran:.1f} %" if ran else "n/a"
    return [title, len(found), *(counts[b] for b in ("migrated", "kept", "broken", "not run")), share]


def main() -> int:
    """Run, print, and write the table where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of names; all programs if none is given")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--update-readme", action="store_true")
    options = parser.parse_args()
    chosen = [name for name in names() if not options.names or any(part in name for part in options.names)]
    found = fates(chosen, options.workers)
    for broken in (f for f in found if f.became == "broken"):
        print(f"{broken.name}: {broken.faults[0]}")
    print(summary(found))
    if options.update_readme:
        put_between(README, "runtime-share", summary(found))
    return 1 if any(f.became == "broken" for f in found) else 0


if __name__ == "__main__":
    sys.exit(main())
