"""What `check` finds behind chains of calls that are put together at random.

python benchmarks/check_chains.py                    400 programs
python benchmarks/check_chains.py --seeds 1000 1400  these seeds
python benchmarks/check_chains.py --show 17          the files of one program, and what is found in it

A coroutine in ``main.py`` calls the first of two to five steps of ``benchmarks/chains``; the last one blocks, or is one of the look-alikes
that do not. Or it blocks, and the coroutine hands the first step to a thread. A program is right if the call in the coroutine is told
exactly where it blocks.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from benchmarks.chains.blocking import BLOCKING, HANDED, HARMLESS  # noqa: E402
from benchmarks.chains.forms import STEPS  # noqa: E402
from benchmarks.chains.harder import HARDER  # noqa: E402
from benchmarks.chains.program import Program, chain, root  # noqa: E402
from qdrant_async_migrate import Config, check  # noqa: E402

_MAIN = """
import asyncio
IMPORTS


async def handle(n):
    found = CALL
    return found


async def main():
    print(await handle(1))


if __name__ == "__main__":
    asyncio.run(main())
"""
_LINE = "    found = "


@dataclass(frozen=True, slots=True)
class Fate:
    """Whether a program blocks, whether that is said of its coroutine, and what is said elsewhere."""

    seed: int
    blocks: bool
    told: bool
    elsewhere: int
    drawn: tuple[str, ...]


def written(seed: int) -> tuple[Program, bool]:
    """A program, and whether its coroutine blocks."""
    draw, made = random.Random(seed), Program()
    made.files["app/__init__.py"] = ""
    blocks = draw.random() < 0.6
    is_handed = not blocks and draw.random() < 0.5
    last = draw.choice(list((BLOCKING if blocks or is_handed else HARMLESS).items()))
    made.drawn.append(last[0])
    made.files["app/last.py"] = last[1].strip() + "\n"
    module, ref = chain(draw, made, [*STEPS, *HARDER], ("last", "finish"), "n")
    handed = draw.choice(HANDED) if is_handed else "CALL(n)"
    made.drawn.append(handed)
    text = _MAIN.replace("IMPORTS", f"from app.{module} import {root(ref)}").replace("CALL", handed.replace("CALL", ref))
    made.files["main.py"] = text.strip() + "\n"
    return made, blocks


def fate(seed: int) -> Fate:
    """Check one program."""
    made, blocks = written(seed)
    with tempfile.TemporaryDirectory() as folder:
        made.write(Path(folder))
        Path(folder, "pyproject.toml").touch()
        found = check([folder], Config(cache=False, jobs=1)).findings
    line = next(n for n, text in enumerate(made.files["main.py"].splitlines(), 1) if text.startswith(_LINE))
    of_blocking = [f for f in found if f.code[:4] in ("QAM3", "QAM4")]
    told = [f for f in of_blocking if f.path.endswith("main.py") and f.line == line]
    return Fate(seed, blocks, bool(told), len(of_blocking) - len(told), tuple(made.drawn))


def main() -> int:
    """Run, and print what is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seeds", type=int, nargs=2, default=(0, 400), metavar=("FIRST", "END"))
    parser.add_argument("--show", type=int, metavar="SEED")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    if options.show is not None:
        made, _ = written(options.show)
        print("\n".join(f"# ==== {path}\n{text}" for path, text in made.files.items()))
        print(fate(options.show))
        return 0
    with ProcessPoolExecutor(options.workers) as pool:
        found = list(pool.map(fate, range(*options.seeds), chunksize=8))
    wrong = [one for one in found if one.told is not one.blocks or one.elsewhere]
    for one in wrong:
        said = "missed" if one.blocks and not one.told else "wrong" if one.told and not one.blocks else "told elsewhere"
        print(f"{one.seed} {said}: {', '.join(one.drawn)}")
    counts = Counter((one.blocks, one.told) for one in found)
    print(f"found {counts[True, True]} of {counts[True, True] + counts[True, False]} that block")
    print(f"silent about {counts[False, False]} of {counts[False, False] + counts[False, True]} that do not")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
