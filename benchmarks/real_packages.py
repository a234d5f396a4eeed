"""Migrate packages as released on PyPI and say what became of every client call: the tables of benchmarks/README.md.

python benchmarks/real_packages.py                   the packages known to the builders
python benchmarks/real_packages.py --unseen          packages that nobody looked at while building
python benchmarks/real_packages.py --third           packages that were run once before anything was mended on them
python benchmarks/real_packages.py --fourth          applications, run once in the same way
python benchmarks/real_packages.py --fifth           frameworks and applications, run once in the same way
python benchmarks/real_packages.py --sixth           76 packages found by their names, run once in the same way
python benchmarks/real_packages.py --only mem0ai     one of them
python benchmarks/real_packages.py --idioms          what the idioms add to the engine, on both lists
"""

from __future__ import annotations

import argparse
import filecmp
import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from call_fate import Judged, judge
from environments import environment, packages
from idiom_share import counted, share_table
from readme_table import REPOSITORY, put_between, table
from released import DEFAULT_CACHE, Released, copies, count_lines, fetch, python_files
from tool_run import DEFAULT_TOOL, ToolRun, run_tool
from type_diff import CHECKERS, MISTAKES, Diagnostic, compare

MARKERS = {"known": "real-packages"} | {name: f"{name}-packages" for name in ("unseen", "third", "fourth", "fifth", "sixth")}
HEADER: tuple[str, ...] = ("package", "files", "lines", "client calls", "awaited", "kept, with finding", "silent")
HEADER += ("functions made async", "new type errors (ty / basedpyright)", "crash", "second run", "seconds")


@dataclass
class Row:
    """All that was found out about one package."""

    package: str
    version: str
    files: int
    lines: int
    calls: list[Judged] = field(default_factory=list)
    functions_made_async: int = 0
    files_changed: int = 0
    exit_status: int | None = None
    crash: str | None = None
    broken_files: list[str] = field(default_factory=list)
    second_run: str = "n/a"
    seconds: float = 0.0
    types: dict[str, list[Diagnostic]] = field(default_factory=dict)
    summary: dict[str, Any] = field(default_factory=dict)
    findings: dict[str, int] = field(default_factory=dict)
    note: str = ""

    def count(self, *fates: str) -> int:
        """Client calls with one of these fates."""
        return sum(call.fate in fates for call in self.calls)

    @property
    def fault(self) -> str | None:
        """What is wrong with the run as a whole, or None."""
        if self.crash:
            return self.crash
        if self.broken_files:
            return f"{len(self.broken_files)} files do not compile"
        if self.files_changed and not self.count("awaited"):
            return f"{self.files_changed} files changed, no call migrated"
        return None

    def mistakes(self, checker: str) -> int | None:
        """New diagnostics of ``checker`` that speak of a coroutine in the wrong place; None where it was not run."""
        return sum(d.kind in MISTAKES for d in self.types[checker]) if checker in self.types else None


def examine(release: Released, tool: str, work: Path, checkers: dict[str, tuple[Path, Path]]) -> Row:
    """Migrate a copy of ``release`` and compare it with the original."""
    before, after = copies(release.folder, work)
    files = python_files(before)
    row = Row(release.name, release.version, len(files), count_lines(files))
    first = run_tool(tool, after, "migrate", ".", "--write", "--allow-dirty", "--format", "json")
    _take_over(row, first)
    row.broken_files = [*_not_compiling(before, after)]
    row.calls = judge(before, after, first.said.get("findings", []))
    row.second_run = _second_run(tool, after, work / "twice")
    if not any((before / "tests").glob("**/test_*.py")) and release.name == "qdrant_client":
        row.note = "its source distribution holds no tests; the library itself is run through instead"
    for name, (tools, env) in checkers.items():
        row.types[name] = compare(before, after, tools, env, name) if row.files_changed else []
    return row


def _take_over(row: Row, run: ToolRun) -> None:
    row.exit_status, row.crash, row.seconds = run.status, run.crashed, run.seconds
    if row.crash:
        row.note = run.stderr.strip()[-600:]
    row.functions_made_async = len(run.said.get("functions", []))
    row.files_changed = sum(f["status"] == "changed" for f in run.said.get("files", []))
    row.summary = run.said.get("summary", {})
    row.findings = dict(Counter(f["code"] for f in run.said.get("findings", [])))


def _not_compiling(before: Path, after: Path) -> Iterable[str]:
    """Files that compiled before and do not now, or are gone."""
    for old in python_files(before):
        new = after / old.relative_to(before)
        if _compiles(old) and not _compiles(new):
            yield new.relative_to(after).as_posix()


def _compiles(path: Path) -> bool:
    try:
        compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
    except (OSError, SyntaxError, ValueError, RecursionError):
        return False
    return True


def _second_run(tool: str, after: Path, twice: Path) -> str:
    shutil.copytree(after, twice, symlinks=True)
    run = run_tool(tool, twice, "migrate", ".", "--write", "--allow-dirty", "--format", "json")
    if run.crashed:
        return run.crashed
    changed = [p for p in python_files(after) if not filecmp.cmp(p, twice / p.relative_to(after), shallow=False)]
    return f"changes {len(changed)}: {changed[0].relative_to(after)}" if changed else "no change"


def to_table(rows: list[Row]) -> str:
    """The Markdown table of all rows, with a line of sums."""
    lines: list[list[object]] = [_cells(row, f"{row.package} {row.version}") for row in rows]
    everything = Row("", "", sum(r.files for r in rows), sum(r.lines for r in rows), [c for r in rows for c in r.calls])
    everything.functions_made_async = sum(r.functions_made_async for r in rows)
    everything.seconds = sum(r.seconds for r in rows)
    for name in CHECKERS:
        if all(name in row.types for row in rows):
            everything.types[name] = [d for row in rows for d in row.types[name]]
    total = _cells(everything, "**all**")
    total[9] = sum(row.fault is not None for row in rows)
    total[10] = f"{sum(row.second_run == 'no change' for row in rows)} of {len(rows)} unchanged"
    return table(HEADER, [*lines, total])


def _cells(row: Row, name: str) -> list[object]:
    errors = " / ".join("n/a" if row.mistakes(c) is None else str(row.mistakes(c)) for c in CHECKERS)
    crash = row.fault or "no"
    kept = row.count("found", "via", "header")
    numbers = [row.files, row.lines, len(row.calls), row.count("awaited"), kept, row.count("silent"), row.functions_made_async]
    return [name, *numbers, errors, crash, row.second_run, row.seconds]


def to_json(rows: list[Row]) -> str:
    """Everything, with places: which calls are silent, what the type checkers say newly."""

    def plain(row: Row) -> dict[str, Any]:
        types = {name: [asdict(d) | {"kind": d.kind} for d in found] for name, found in row.types.items()}
        return asdict(row) | {"types": types}

    return json.dumps([plain(row) for row in rows], indent=1)


def main() -> int:
    """Run the packages asked for, print the table; 1 if anything was silent, broke, crashed or changed twice."""
    given = _arguments()
    listed = packages()["real"]
    wanted = [p for p in listed[given.list] if not given.only or p.split("==")[0] in given.only]
    checkers: dict[str, tuple[Path, Path]] = {}
    if not given.no_types:
        tools = environment("tools", packages()["speed"]["tools"], given.cache) / "bin"
        env = environment("types", listed["types"], given.cache)
        checkers = dict.fromkeys(CHECKERS, (tools, env))
    rows = []
    if given.idioms:
        return _idioms(given)
    for release in _releases(wanted, given):
        rows.append(examine(release, given.tool, given.cache / "work" / release.name, checkers))
        if given.json:
            given.json.write_text(to_json(rows), encoding="utf-8")
    text = to_table(rows) + "".join(f"\n\n{row.package}: {row.note}." for row in rows if row.note and not row.crash)
    print(text)
    _complain(rows)
    if given.update_readme:
        put_between(REPOSITORY / "benchmarks" / "README.md", MARKERS[given.list], text)
    return int(any(row.fault or row.count("silent") or row.second_run != "no change" for row in rows))


def _releases(wanted: list[str], given: argparse.Namespace) -> Iterator[Released]:
    for requirement in wanted:
        print(f"{requirement} ...", file=sys.stderr, flush=True)
        yield fetch(requirement.split("==")[0] if given.newest else requirement, given.cache, prefer=given.prefer)


def _idioms(given: argparse.Namespace) -> int:
    """Both lists with few idioms and with all."""
    shares = {}
    for label, key in (("looked at while building", "known"), ("never looked at", "unseen")):
        wanted = [p for p in packages()["real"][key] if not given.only or p.split("==")[0] in given.only]
        shares[label] = [counted(r, given.tool, given.cache / "work" / r.name) for r in _releases(wanted, given)]
    text = share_table(shares)
    print(text)
    if given.update_readme:
        put_between(REPOSITORY / "benchmarks" / "README.md", "idioms", text)
    return 0


def _complain(rows: list[Row]) -> None:
    """Places that need a look, on stderr."""
    for row in rows:
        if row.fault:
            print(f"{row.package}: {row.fault}: {row.note}", file=sys.stderr)
        for path in row.broken_files:
            print(f"{row.package}: {path} does not compile any more", file=sys.stderr)
        for call in row.calls:
            if call.fate == "silent" and not row.crash:
                use = call.use
                where = f"{use.path}:{use.line} silent: {use.receiver}.{use.method} in {use.function}"
                print(f"{row.package}: {where}", file=sys.stderr)
        for found in row.types.values():
            for d in found:
                what = f"{d.checker} {d.kind} [{d.rule}] {d.message.splitlines()[0]}"
                print(f"{row.package}: {d.path}:{d.line} {what}", file=sys.stderr)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.set_defaults(list="known")
    parser.add_argument("--unseen", action="store_const", dest="list", const="unseen", help="the second list of packages")
    parser.add_argument("--third", action="store_const", dest="list", const="third", help="the third list of packages")
    parser.add_argument("--fourth", action="store_const", dest="list", const="fourth", help="the fourth list of packages")
    parser.add_argument("--fifth", action="store_const", dest="list", const="fifth", help="the fifth list of packages")
    parser.add_argument("--sixth", action="store_const", dest="list", const="sixth", help="the sixth list of packages")
    parser.add_argument("--idioms", action="store_true", help="what the idioms add: both lists with few of them and with all")
    parser.add_argument("--only", action="append", metavar="NAME", help="just this package; repeatable")
    parser.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="downloads, environments and copies (%(default)s)")
    parser.add_argument("--tool", default=DEFAULT_TOOL, help="the command under test (%(default)s)")
    parser.add_argument("--prefer", choices=["sdist", "wheel"], default="sdist", help="which form to unpack where both exist")
    parser.add_argument("--newest", action="store_true", help="newest releases instead of the pinned ones")
    parser.add_argument("--no-types", action="store_true", help="leave the type checkers out")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all details there")
    parser.add_argument("--update-readme", action="store_true", help="put the table into benchmarks/README.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
