"""Time and memory of the tool beside its rivals, in one run on one machine: the tables of the README.

python benchmarks/speed.py                           everything (about half an hour)
python benchmarks/speed.py --tree small --rounds 5   one tree
python benchmarks/speed.py --skip flake8-async       leave a rival out
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shlex
import statistics
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from contenders import Bench, Contender
from environments import environment, packages
from measure import Measured, measure, median
from readme_table import REPOSITORY, put_between, table
from released import DEFAULT_CACHE, count_lines, python_files
from tool_run import DEFAULT_TOOL, tool_environment
from trees import copied_program, released_tree, small_project

TREES = {"small": "one package", "middle": "a large package", "large": "many packages beside each other"}
COPIES = (1, 2, 4, 8, 16, 32, 64)
PARSE_CHANGED = "libcst.parse_module of the files that change"
RATIOS = (  # name, above, below, per tree the most that is wanted
    ("migrate dry run / ruff", "migrate (dry run), cold", "ruff, cold", {"middle": 2.0, "large": 1.0}),
    ("migrate --write / libcst.parse_module", "migrate --write, cold", PARSE_CHANGED, {"copies": 1.5}),
    ("check cold / ast.parse of all", "check, cold", "ast.parse of all files", {"large": 0.5}),
    ("check warm / ruff cold", "check, warm", "ruff, cold", {"large": 1.0}),
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
            if contender.name in skip or _left_out(contender, result, number):
                continue
            one = contender.run(tree)
            runs[contender.name].append(one)
            _say(f"{name} {number + 1}/{rounds} {contender.name}: {one.wall:.2f} s (exit {one.status})")
    wanted = [*(c.name for c in contenders), *(n for _, top, low, _ in RATIOS for n in (top, low))]
    result.figures = {n: median(runs[n]) if runs[n] else None for n in dict.fromkeys(wanted)}
    return result


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _left_out(contender: Contender, result: TreeResult, number: int) -> bool:
    too_large = contender.most_lines is not None and result.lines > contender.most_lines
    return too_large or (contender.once and number > 0)


def tree_table(results: list[TreeResult]) -> str:
    """One table for all trees: wall, processor seconds and peak memory of each contender."""
    header = ["", *(f"{r.name}: wall s | cpu s | MiB" for r in results)]
    names = dict.fromkeys(name for r in results for name in r.figures)
    rows: list[list[object]] = [["files", *(f"{r.files:,} | | " for r in results)]]
    rows.append(["lines", *(f"{r.lines:,} | | " for r in results)])
    rows += [[name, *(_figures(name, r.figures.get(name)) for r in results)] for name in names]
    wide = " | ".join(header)
    align = "| --- | " + " | ".join("--: | --: | --:" for _ in results) + " |"
    body = ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join([f"| {wide} |", align, *body])


def _figures(name: str, one: Measured | None) -> str:
    if one is None:
        return "n/a | n/a | n/a"
    if one.status is None:
        return "none | | " if one.wall == 0 else "too slow | | "
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
                rows.append([f"{label}, {result.name}", one.wall / two.wall, "" if most is None else f"at most {most}"])
    return table(["ratio of wall times", "measured", "wanted"], rows)


def growth(bench: Bench, cache: Path, rounds: int, most: int) -> str:
    """The same program copied 1, 2, 4 ... times: time and memory against size."""
    rows: list[list[object]] = []
    for copies in (c for c in COPIES if c <= most):
        tree = copied_program(copies, cache)
        by_name = {c.name: c for c in bench.all(tree, slow_lines=0)}
        names = ("migrate (dry run), cold", "migrate --write, cold")
        dry, write = [median([by_name[name].run(tree) for _ in range(rounds)]) for name in names]
        files = python_files(tree)
        lines = count_lines(files)
        per = 1000 * write.cpu / (lines / 1000)
        cells = [
            copies,
            len(files),
            lines,
            dry.wall,
            dry.cpu,
            write.wall,
            write.cpu,
            f"{per:.1f}",
            f"{dry.peak:.0f}",
            f"{write.peak:.0f}",
        ]
        rows.append(cells)
        _say(f"growth {copies}: dry {dry.wall:.2f} s, write {write.wall:.2f} s")
    header = [
        "copies",
        "files",
        "lines",
        "dry run s",
        "cpu s",
        "--write s",
        "cpu s",
        "cpu ms per 1,000 lines",
        "dry run MiB",
        "--write MiB",
    ]
    return table(header, rows)


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


def main() -> int:
    """Build the trees, measure, print the tables."""
    given = _arguments()
    listed = packages()["speed"]
    work = given.cache / "work" / "speed"
    work.mkdir(parents=True, exist_ok=True)
    rivals = environment("tools", listed["tools"], given.cache) / "bin"
    bench = Bench(given.tool, rivals, work, given.limit)
    machine = f"{platform.machine()}, {_cores()} cores, Python {platform.python_version()}"
    results, parts = [], [f"{machine}; medians of {given.rounds}."]
    for name in (t for t in TREES if t in given.tree):
        wanted = listed[name] if isinstance(listed[name], list) else [listed[name]]
        tree = released_tree(name, wanted, given.cache)
        results.append(race(name, tree, bench, given.rounds, given.slow_lines, set(given.skip)))
    if "growth" in given.tree:
        tree = copied_program(60, given.cache)
        results.append(race("copies", tree, bench, given.rounds, 0, set(given.skip)))
    if results:
        parts += [tree_table(results), ratio_table(results)]
    if "growth" in given.tree:
        parts.append(growth(bench, given.cache, given.rounds, given.copies))
    if "start" in given.tree:
        parts.append(start_up(bench, given.cache, 11))
    text = "\n\n".join(parts)
    print(text)
    if given.json:
        rows = [{"tree": r.name, "files": r.files, "lines": r.lines, "figures": _plain(r)} for r in results]
        given.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    if given.update_readme:
        put_between(REPOSITORY / "README.md", "speed", text)
    return 0


def _plain(result: TreeResult) -> dict[str, object]:
    return {n: m and {"wall": m.wall, "cpu": m.cpu, "peak": m.peak, "status": m.status} for n, m in result.figures.items()}


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    every = [*TREES, "growth", "start"]
    parser.add_argument("--tree", action="append", choices=every, help="measure only this; repeatable (default: all)")
    parser.add_argument("--rounds", type=int, default=3, help="runs per contender; medians are shown (%(default)s)")
    parser.add_argument("--skip", action="append", default=[], metavar="NAME", help="leave this contender out; repeatable")
    parser.add_argument("--slow-lines", type=int, default=60_000, help="largest tree for flake8-async and codemods (%(default)s)")
    parser.add_argument("--copies", type=int, default=64, help="most copies of the growth measurement (%(default)s)")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a command counts as too slow (%(default)s)")
    parser.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="downloads, environments and trees (%(default)s)")
    parser.add_argument("--tool", default=DEFAULT_TOOL, help="the command under test (%(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument("--update-readme", action="store_true", help="put the tables into README.md")
    given = parser.parse_args()
    given.tree = given.tree or every
    return given


if __name__ == "__main__":
    sys.exit(main())
