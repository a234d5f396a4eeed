"""Time and memory of the tool beside its rivals, in one run on one machine: the tables of benchmarks/README.md.

python benchmarks/speed.py                             everything (an hour or more)
python benchmarks/speed.py --only small --rounds 5     one tree
python benchmarks/speed.py --only a,d --limit 60       by letter: a small, b middle, c large, d growth, e copies, f start
python benchmarks/speed.py --skip flake8-async         leave a rival out
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from contenders import Bench, Contender
from environments import environment, packages
from growth import growth, start_up
from measure import Measured, median
from readme_table import REPOSITORY, put_between, table
from released import DEFAULT_CACHE, count_lines, python_files
from tool_run import DEFAULT_TOOL
from trees import copied_program, released_tree

PARTS = {"a": "small", "b": "middle", "c": "large", "d": "growth", "e": "copies", "f": "start"}
TREES = ("small", "middle", "large")
COPIES_OF_300_FILES = 60
PARSE_CHANGED = "libcst.parse_module of the files that change"
RATIOS: tuple[tuple[str, str, str, dict[str, float]], ...] = (  # name, above, below, per tree the most that is wanted
    ("migrate dry run / ruff", "migrate (dry run), cold", "ruff, cold", {"middle": 2.0, "large": 1.0}),
    ("migrate --write / libcst.parse_module", "migrate --write, cold", PARSE_CHANGED, {"copies": 1.5}),
    ("check cold / ast.parse of all", "check, cold", "ast.parse of all files", {"large": 0.5}),
    ("check warm / ruff cold", "check, warm", "ruff, cold", {"large": 1.0}),
    ("check after one edit / check cold", "check, one file edited", "check, cold", {}),
    ("migrate after one edit / migrate cold", "migrate (dry run), one file edited", "migrate (dry run), cold", {}),
)


@dataclass
class TreeResult:
    """All figures of one tree; a contender that was left out has none."""

    name: str
    files: int
    lines: int
    figures: dict[str, Measured | None] = field(default_factory=dict)


def race(name: str, tree: Path, bench: Bench, rounds: int, slow_lines: int, skip: set[str]) -> TreeResult:
    """Measure all contenders on ``tree``: every round runs each of them once, the medians count."""
    files = python_files(tree)
    result = TreeResult(name, len(files), count_lines(files))
    runs: dict[str, list[Measured]] = defaultdict(list)
    contenders = list(bench.all(tree, slow_lines=slow_lines))
    for number in range(rounds):
        for contender in contenders:
            if contender.name in skip or _left_out(contender, result, number, runs):
                continue
            one = contender.run(tree)
            runs[contender.name].append(one)
            _say(f"{name} {number + 1}/{rounds} {contender.name}: {one.wall:.2f} s (exit {one.status})")
    wanted = [*(c.name for c in contenders), *(n for _, top, low, _ in RATIOS for n in (top, low))]
    result.figures = {n: median(runs[n]) if runs[n] else None for n in dict.fromkeys(wanted)}
    return result


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _left_out(contender: Contender, result: TreeResult, number: int, runs: dict[str, list[Measured]]) -> bool:
    """Too slow for this size, or it ran out of time in an earlier round, or what it builds on did."""
    too_large = contender.most_lines is not None and result.lines > contender.most_lines
    late = any(run.status is None and run.wall for name in (contender.name, contender.after) for run in runs.get(name, ()))
    return too_large or (contender.once and number > 0) or late


def tree_table(results: list[TreeResult], limit: float) -> str:
    """One table for all trees: wall, processor seconds and peak memory of each contender."""
    header = ["", *(f"{r.name}: wall s | cpu s | MiB" for r in results)]
    names = dict.fromkeys(name for r in results for name in r.figures)
    rows: list[list[object]] = [["files", *(f"{r.files:,} | | " for r in results)]]
    rows.append(["lines", *(f"{r.lines:,} | | " for r in results)])
    rows += [[name, *(_figures(name, r.figures.get(name), limit) for r in results)] for name in names]
    wide = " | ".join(header)
    align = "| --- | " + " | ".join("--: | --: | --:" for _ in results) + " |"
    body = ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join([f"| {wide} |", align, *body])


def _figures(name: str, one: Measured | None, limit: float) -> str:
    if one is None:
        return "not run | | "
    if one.status is None:
        return "none | | " if one.wall == 0 else f"not finished in {limit:g} s | | "
    fine = {0, 1} if name.startswith(("migrate", "check")) else {0}
    wrong = "" if one.status in fine else f" (exit {one.status})"
    return f"{one.wall:.2f}{wrong} | {one.cpu:.2f} | {one.peak:.0f}"


def ratio_table(results: list[TreeResult]) -> str:
    """The ratios that are promised, with the most that is wanted."""
    rows: list[list[object]] = []
    for label, top, low, wanted in RATIOS:
        for result in results:
            one, two = result.figures.get(top), result.figures.get(low)
            if one and two and two.wall > 0 and one.status in {0, 1}:
                most = wanted.get(result.name)
                cpu = one.cpu / two.cpu if two.cpu > 0 else None
                rows.append([f"{label}, {result.name}", one.wall / two.wall, cpu, "" if most is None else f"at most {most}"])
    return table(["ratio", "wall", "cpu", "wanted (wall)"], rows)


def main() -> int:
    """Build the trees, measure, print the tables."""
    given = _arguments()
    listed = packages()["speed"]
    work = given.cache / "work" / "speed"
    work.mkdir(parents=True, exist_ok=True)
    rivals = environment("tools", listed["tools"], given.cache) / "bin"
    bench = Bench(given.tool, rivals, work, given.limit)
    machine = f"{platform.machine()}, {_cores()} cores, Python {platform.python_version()}"
    results, parts = [], [f"{machine}; medians of {given.rounds}, at most {given.limit:g} s per command."]
    for name in (t for t in TREES if t in given.only):
        wanted = listed[name] if isinstance(listed[name], list) else [listed[name]]
        tree = released_tree(name, wanted, given.cache)
        results.append(race(name, tree, bench, given.rounds, given.slow_lines, set(given.skip)))
    if "copies" in given.only:
        tree = copied_program(COPIES_OF_300_FILES, given.cache)
        results.append(race("copies", tree, bench, given.rounds, given.slow_lines, set(given.skip)))
    if results:
        parts += [tree_table(results, given.limit), ratio_table(results)]
    if "growth" in given.only:
        parts.append(growth(bench, given.cache, given.rounds, given.copies))
    if "start" in given.only:
        parts.append(start_up(bench, given.cache, 11))
    text = "\n\n".join(parts)
    print(text)
    if given.json:
        rows = [{"tree": r.name, "files": r.files, "lines": r.lines, "figures": _plain(r)} for r in results]
        given.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    if given.update_readme:
        put_between(REPOSITORY / "benchmarks" / "README.md", given.marker, text)
    return 0


def _plain(result: TreeResult) -> dict[str, object]:
    return {n: m and {"wall": m.wall, "cpu": m.cpu, "peak": m.peak, "status": m.status} for n, m in result.figures.items()}


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=_parts, default=list(PARTS.values()), metavar="PARTS", help=f"{_PARTS} (default: all)")
    parser.add_argument("--rounds", type=int, default=3, help="runs per contender; medians are shown (%(default)s)")
    parser.add_argument("--skip", action="append", default=[], metavar="NAME", help="leave this contender out; repeatable")
    parser.add_argument("--slow-lines", type=int, default=60_000, help="largest tree for flake8-async and codemods (%(default)s)")
    parser.add_argument("--copies", type=int, default=64, help="most copies of the growth measurement (%(default)s)")
    parser.add_argument(
        "--limit", type=float, default=600, help="seconds after which a command is ended and shown as not finished (%(default)s)"
    )
    parser.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="downloads, environments and trees (%(default)s)")
    parser.add_argument("--tool", default=DEFAULT_TOOL, help="the command under test (%(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument("--update-readme", action="store_true", help="put the tables into benchmarks/README.md")
    parser.add_argument("--marker", default="speed", help="between which lines of it (%(default)s)")
    return parser.parse_args()


_PARTS = ", ".join(f"{letter} or {name}" for letter, name in PARTS.items())


def _parts(text: str) -> list[str]:
    names = [PARTS.get(part.strip(), part.strip()) for part in text.split(",")]
    if unknown := set(names) - set(PARTS.values()):
        raise argparse.ArgumentTypeError(f"no such part: {', '.join(sorted(unknown))}; there are {_PARTS}")
    return names


if __name__ == "__main__":
    sys.exit(main())
