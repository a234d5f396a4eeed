"""What the idioms add to the engine: the share of client calls that are awaited with few of them, and with all."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from call_fate import judge
from readme_table import table
from released import Released, copies
from tool_run import run_tool

FORMS = {"engine": "engine alone", "entries": "with entry points", "all": "all idioms"}


def counted(release: Released, tool: str, work: Path) -> dict[str, tuple[int, int]]:
    """Per form of the tool: client calls, and how many of them are awaited afterwards."""
    found: dict[str, tuple[int, int]] = {}
    for form in FORMS:
        before, after = copies(release.folder, work)
        fewer = f"{shlex.quote(sys.executable)} {shlex.quote(str(Path(__file__).parent / 'engine_only.py'))} {form}"
        options = ["--write", "--allow-dirty", "--no-cache", "--format", "json"]  # the cache does not know of other idioms
        run = run_tool(tool if form == "all" else fewer, after, "migrate", ".", *options)
        if run.crashed:
            raise SystemExit(f"{release.name}, {FORMS[form]}: {run.crashed}\n{run.stderr}")
        calls = judge(before, after, run.said.get("findings", []))
        found[form] = len(calls), sum(call.fate == "awaited" for call in calls)
    return found


def share_table(lists: dict[str, list[dict[str, tuple[int, int]]]]) -> str:
    """A line per list of packages."""
    rows: list[list[object]] = []
    for label, packages in lists.items():
        calls = sum(one["all"][0] for one in packages)
        awaited = {form: sum(one[form][1] for one in packages) for form in FORMS}
        shares = [f"{n} ({100 * n / max(calls, 1):.1f} %)" for n in awaited.values()]
        rows.append([label, len(packages), calls, *shares])
    return table(["packages", "number", "client calls", *(f"awaited, {name}" for name in FORMS.values())], rows)
