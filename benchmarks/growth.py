"""Time and memory against size, and how long it takes until anything happens at all."""

from __future__ import annotations

import math
import shlex
import statistics
import sys
from pathlib import Path

from contenders import Bench
from measure import Measured, measure, median
from readme_table import table
from released import count_lines, python_files
from tool_run import tool_environment
from trees import copied_program, small_project

COPIES = (1, 2, 4, 8, 16, 32, 64)
MEASURED = ("migrate (dry run), cold", "migrate --write, cold", "check, cold")
FROM = 8
"""The start of Python and of the worker processes weighs on smaller ones: the exponent is taken from here on."""


def growth(bench: Bench, cache: Path, rounds: int, most: int) -> str:
    """The same program copied 1, 2, 4 ... times; below it the exponents: 1 is linear."""
    seen: list[tuple[int, dict[str, Measured]]] = []
    rows: list[list[object]] = []
    for copies in (c for c in COPIES if c <= most):
        tree = copied_program(copies, cache)
        by_name = {c.name: c for c in bench.all(tree, slow_lines=0)}
        wanted = [name for name in MEASURED if name in by_name]
        runs = {name: [by_name[name].run(tree)] for name in wanted}
        for _ in range(rounds - 1):
            for name in wanted:
                runs[name].append(by_name[name].run(tree))
        figures = {name: median(one) for name, one in runs.items()}
        files = python_files(tree)
        lines = count_lines(files)
        seen.append((lines, figures))
        cells = [cell for name in MEASURED for cell in _cells(figures.get(name), lines, bench.limit)]
        rows.append([copies, len(files), lines, *cells])
        print(f"growth {copies}: {', '.join(f'{n} {m.wall:.2f} s' for n, m in figures.items())}", file=sys.stderr, flush=True)
    header = ["copies", "files", "lines"]
    header += [f"{label} {what}" for label in ("migrate", "--write", "check") for what in _WHAT]
    return table(header, rows) + "\n\n" + _exponents(seen)


_WHAT = ("s", "cpu s", "cpu ms / 1,000 lines", "MiB")


def _cells(one: Measured | None, lines: int, limit: float) -> list[object]:
    if one is None:
        return [None] * 4
    if one.status is None:
        return [f"not finished in {limit:g} s", "", "", ""]
    return [one.wall, one.cpu, f"{1e6 * one.cpu / lines:.0f}", f"{one.peak:.0f}"]


def _exponents(seen: list[tuple[int, dict[str, Measured]]]) -> str:
    """How cpu time and memory grow, as a power of the number of lines, between the first large size and the last."""
    larger = [row for row in seen if row[0] >= seen[0][0] * FROM]
    if len(larger) < 2:
        return "Too few sizes for an exponent."
    (lines, first), (more, last) = larger[0], larger[-1]
    said = []
    for name in MEASURED:
        one, two = first.get(name), last.get(name)
        if one and two and one.status is not None and two.status is not None:
            power = [math.log(b / a) / math.log(more / lines) for a, b in ((one.cpu, two.cpu), (one.peak, two.peak))]
            said.append(f"{name}: cpu lines^{power[0]:.2f}, memory lines^{power[1]:.2f}")
    return f"From {lines:,} to {more:,} lines: {'; '.join(said)}."


def start_up(bench: Bench, cache: Path, rounds: int) -> str:
    """How long it takes until something happens at all."""
    tree = small_project(cache)
    run = f"migrate on {len(python_files(tree))} files"
    commands = {"--version": ["--version"], "--help": ["--help"], run: ["migrate", tree.as_posix()]}
    wanted = {"--version": "150 ms", "--help": "150 ms", run: "400 ms"}
    rows: list[list[object]] = []
    for name, arguments in commands.items():
        walls = [measure([*shlex.split(bench.tool), *arguments], tree, tool_environment(), 60).wall for _ in range(rounds)]
        rows.append([name, f"{1000 * statistics.median(walls):.0f} ms", f"at most {wanted[name]}"])
    bare = [measure([sys.executable, "-c", "pass"], tree, None, 60).wall for _ in range(rounds)]
    rows.append(["Python itself", f"{1000 * statistics.median(bare):.0f} ms", ""])
    return table(["start", "measured", "wanted"], rows)
