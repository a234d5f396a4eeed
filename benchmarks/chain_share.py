"""How many chains of calls are migrated whole, of programs that are put together at random.

python benchmarks/chain_share.py                              200 programs of each kind
python benchmarks/chain_share.py --kind usual --seeds 0 1000  these seeds of one kind
python benchmarks/chain_share.py --kind harder --show 17      the files of one program, and what comes of it

A program is three to eight files: a client from one of eight kinds of places, at the bottom or handed down from the top, and two to
five steps of ``benchmarks/chains`` between it and ``main``, each imported in one of fifteen ways, its result used in one of twenty
or more, and started in one of six or more. It is run, migrated, run again on the embedded engine and on a client that yields, and
migrated a second time. It is broken if anything differs or if it is kept without a word; kept if nothing was written.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from benchmarks.chains.program import Program, program  # noqa: E402
from benchmarks.readme_table import put_between, table  # noqa: E402
from benchmarks.runtime_share import runner  # noqa: E402
from tests.runtime.cases import load  # noqa: E402
from tests.runtime.harness import life  # noqa: E402

README = REPOSITORY / "benchmarks" / "README.md"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a program, and what it is made of."""

    seed: int
    became: str
    faults: tuple[str, ...]
    drawn: tuple[str, ...]
    groups: frozenset[str]


KINDS = {
    "usual": "the usual ways to reach a function",
    "harder": "with less usual ways, uses and entries",
    "constructs": "with steps that have to be restructured",
}


def made_of(seed: int, kind: str) -> Program:
    """The program of a seed."""
    return program(seed, harder=kind != "usual", constructs=kind == "constructs")


def fate(seed: int, kind: str) -> Fate:
    """Take one program through its life."""
    made = made_of(seed, kind)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "written", "chain")
        made.write(folder)
        verdict = life(load(folder), Path(scratch), runner())
    became = "broken" if verdict.faults else "migrated" if verdict.written else "kept"
    return Fate(seed, became, tuple(verdict.faults), tuple(made.drawn), frozenset(made.groups))


def summary(found: Mapping[str, Sequence[Fate]]) -> str:
    """The table: programs of each kind by what became of them."""
    rows = [_row(KINDS[kind], some) for kind, some in found.items()]
    return table(["chains", "programs", "migrated", "kept", "broken", "migrated share"], rows)


def by_group(found: Sequence[Fate]) -> str:
    """The same for the words of the specification."""
    groups = sorted({group for one in found for group in one.groups})
    rows = [_row(group, [one for one in found if group in one.groups]) for group in groups]
    return table(["chains through", "programs", "migrated", "kept", "broken", "migrated share"], rows)


def _row(title: str, found: Sequence[Fate]) -> list[object]:
    counts = Counter(one.became for one in found)
    share = f"{100 * counts['migrated'] / len(found):.1f} %" if found else "n/a"
    return [title, len(found), *(counts[became] for became in ("migrated", "kept", "broken")), share]


def blamed(found: Sequence[Fate]) -> list[tuple[str, int, int]]:
    """Forms that occur in programs that are not migrated, with how often they do and how often at all."""
    missed = Counter(word for one in found if one.became != "migrated" for word in set(one.drawn))
    every = Counter(word for one in found for word in set(one.drawn))
    return sorted(((word, n, every[word]) for word, n in missed.items()), key=lambda row: (-row[1] / row[2], row[0]))


def main() -> int:
    """Run, print, and write the table where it is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kind", choices=KINDS, action="append", help="all kinds if none is given")
    parser.add_argument("--seeds", type=int, nargs=2, default=(0, 200), metavar=("FIRST", "END"))
    parser.add_argument("--show", type=int, metavar="SEED")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--update-readme", action="store_true")
    options = parser.parse_args()
    kinds = options.kind or list(KINDS)
    if options.show is not None:
        print("\n".join(f"# ==== {path}\n{text}" for path, text in made_of(options.show, kinds[0]).files.items()))
        print(fate(options.show, kinds[0]))
        return 0
    found: dict[str, list[Fate]] = {}
    with ProcessPoolExecutor(options.workers) as pool:
        for kind in kinds:
            found[kind] = list(pool.map(partial(fate, kind=kind), range(*options.seeds), chunksize=4))
            tell(kind, found[kind])
    print(summary(found))
    if options.update_readme:
        put_between(README, "chain-share", summary(found))
    return 1 if any(one.became == "broken" for some in found.values() for one in some) else 0


def tell(kind: str, found: Sequence[Fate]) -> None:
    """What was not migrated, and what it has in common."""
    print(f"== {kind}")
    for one in found:
        if one.became != "migrated":
            print(f"{one.seed} {one.became}: {one.faults[:1]} {', '.join(one.drawn)}")
    print("\n".join(f"{missed} of {number}: {word}" for word, missed, number in blamed(found)[:12]))
    print(by_group(found))


if __name__ == "__main__":
    sys.exit(main())
