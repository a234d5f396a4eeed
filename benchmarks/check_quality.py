"""How well tools find what blocks the event loop, on the labelled programs of ``blocking_set``.

A line that ends in ``# BLOCKS: QAM302`` stands in a coroutine and blocks there (``far``: through code of another file); every
other line does not, above all those that end in ``# ok``. A tool is right where it reports a labelled line. Each project is
checked as a whole.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SET = Path(__file__).parent / "blocking_set"
CACHE = Path.home() / ".cache" / "qam-bench" / "check"
_LABEL = re.compile(r"#\s*(?:BLOCKS:\s*(QAM\d{3})( far)?|(ok))\b[^#]*$")
_FLAKE8 = re.compile(r"^(?P<path>.+?):(?P<line>\d+):\d+:?\s+(?P<code>ASYNC2\d\d|[a-z-]+-in-async-function)", re.MULTILINE)
_BLOCKPATH = re.compile(r"^(?P<code>BLK\d+)[^\n]*\n\s+(?P<path>\S+?):(?P<line>\d+)", re.MULTILINE)
Line = tuple[str, int]


@dataclass(slots=True)
class Labels:
    """Labelled lines of the whole set, by path (project first) and line."""

    blocking: dict[Line, str] = field(default_factory=dict)
    far: set[Line] = field(default_factory=set)
    harmless: set[Line] = field(default_factory=set)


def labels(root: Path) -> Labels:
    """Read the labels from the comments."""
    found = Labels()
    for path in sorted(root.rglob("*.py")):
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if (match := _LABEL.search(text)) is None:
                continue
            line = (path.relative_to(root).as_posix(), number)
            if match[1]:
                found.blocking[line] = match[1]
                if match[2]:
                    found.far.add(line)
            else:
                found.harmless.add(line)
    return found


def ours(project: Path) -> Iterator[tuple[str, int, str]]:
    """``qdrant-async-migrate check`` as a user runs it."""
    command = [sys.executable, "-m", "qdrant_async_migrate", "check", ".", "--format", "json", "--no-cache"]
    repository = Path(__file__).resolve().parent.parent
    run = subprocess.run(command, cwd=project, capture_output=True, text=True, env=_environment(repository))
    if run.returncode not in (0, 1):
        raise RuntimeError(f"checking {project.name}: status {run.returncode}\n{run.stderr}")
    for finding in json.loads(run.stdout)["findings"]:
        if finding["code"].startswith(("QAM3", "QAM4", "QAM6")) and finding["severity"] != "info":
            yield finding["path"], finding["line"], finding["code"]


def _environment(repository: Path) -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(repository)}


def _texts(pattern: re.Pattern[str], *command: str) -> Callable[[Path], Iterator[tuple[str, int, str]]]:
    def run(project: Path) -> Iterator[tuple[str, int, str]]:
        done = subprocess.run([str(CACHE / "bin" / command[0]), *command[1:]], cwd=project, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            raise RuntimeError(f"running {command[0]} on {project.name}: status {done.returncode}\n{done.stderr}")
        for match in pattern.finditer(done.stdout):
            yield Path(match["path"]).as_posix().removeprefix("./"), int(match["line"]), match["code"]

    return run


TOOLS: dict[str, Callable[[Path], Iterator[tuple[str, int, str]]]] = {
    "qdrant-async-migrate check": ours,
    "ruff --select ASYNC --preview": _texts(
        _FLAKE8, *"ruff check --isolated --select ASYNC --preview --output-format concise --no-cache .".split()
    ),
    "flake8-async": _texts(_FLAKE8, *"flake8 --isolated --select ASYNC .".split()),
    "blockpath --tier error --tier warning": _texts(_BLOCKPATH, *"blockpath check --tier error --tier warning .".split()),
}


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one tool."""

    found: int
    blocking: int
    far_found: int
    far: int
    false: int

    def precision(self) -> float:
        return self.found / (self.found + self.false) if self.found + self.false else 1.0


def reported(root: Path, tool: Callable[[Path], Iterator[tuple[str, int, str]]]) -> dict[Line, set[str]]:
    """Lines of the set that a tool reports, with its codes."""
    found: dict[Line, set[str]] = {}
    for project in sorted(p for p in root.iterdir() if p.is_dir()):
        for path, line, code in tool(project):
            found.setdefault((f"{project.name}/{path}", line), set()).add(code)
    return found


def score(known: Labels, found: dict[Line, set[str]]) -> Score:
    """Compare what was reported with the labels."""
    right = known.blocking.keys() & found.keys()
    return Score(
        len(right), len(known.blocking), len(right & known.far), len(known.far), len(found.keys() - known.blocking.keys())
    )


def copied(source: Path, target: Path) -> Path:
    """The set as projects of their own, away from this repository's settings."""
    for project in sorted(p for p in source.iterdir() if p.is_dir()):
        shutil.copytree(project, target / project.name / project.name, ignore=shutil.ignore_patterns("__pycache__"))
        (target / project.name / "pyproject.toml").write_text("", encoding="utf-8")
    return target


def rivals() -> list[str]:
    """Install the other tools into an environment of their own; names of those that could not be (blockpath wants Python 3.12)."""
    pip = CACHE / "bin" / "pip"
    if not pip.exists():
        subprocess.run([sys.executable, "-m", "venv", str(CACHE)], check=True)
    missing = []
    for package in ("ruff", "flake8-async", "flake8", "blockpath"):
        if (
            not (CACHE / "bin" / package).exists()
            and subprocess.run([pip, "install", "-q", package], capture_output=True).returncode
        ):
            missing.append(package)
    return missing


def _explain(known: Labels, found: dict[Line, set[str]], root: Path) -> None:
    for title, lines in (("missed", known.blocking.keys() - found.keys()), ("wrong", found.keys() - known.blocking.keys())):
        for path, line in sorted(lines):
            text = (root / path).read_text(encoding="utf-8").splitlines()[line - 1].strip()
            print(f"{title}: {path}:{line} {' '.join(sorted(found.get((path, line), ())))}  {text}")
    for line, code in sorted(known.blocking.items()):
        if line in found and code not in found[line]:
            print(f"code: {line[0]}:{line[1]} {' '.join(sorted(found[line]))} instead of {code}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only-ours", action="store_true", help="leave the other tools out")
    parser.add_argument("--explain", action="store_true", help="name what was missed and what was wrong, for our own tool")
    parser.add_argument("--set", type=Path, default=SET, help="folder of labelled programs (default: blocking_set)")
    parser.add_argument("--update-readme", action="store_true", help="put the table between the check markers of README.md")
    arguments = parser.parse_args()
    missing = [] if arguments.only_ours else rivals()
    with tempfile.TemporaryDirectory() as folder:
        root = copied(arguments.set, Path(folder).resolve())
        known = labels(root)
        rows = []
        for name, tool in TOOLS.items():
            if (arguments.only_ours and tool is not ours) or name.split()[0] in missing:
                continue
            found = reported(root, tool)
            if arguments.explain and tool is ours:
                _explain(known, found, root)
            rows.append((name, score(known, found)))
    text = _table(rows, known, missing)
    print(text)
    if arguments.update_readme:
        from readme_table import REPOSITORY, put_between

        put_between(REPOSITORY / "README.md", "check", text)
    return 0


def _table(rows: list[tuple[str, Score]], known: Labels, missing: list[str]) -> str:
    from readme_table import table

    cells = [
        (
            name,
            f"{s.found} of {s.blocking} ({s.found / s.blocking:.1%})",
            f"{s.far_found} of {s.far} ({s.far_found / s.far:.1%})",
            str(s.false),
            f"{s.precision():.1%}",
        )
        for name, s in rows
    ]
    head = ("tool", "blocking lines found", "of these through other files", "wrong lines", "precision")
    note = f"{len(known.blocking)} blocking lines and {len(known.harmless)} harmless look-alikes in coroutines of `benchmarks/blocking_set`."
    left = f" Could not be installed here: {', '.join(missing)}." if missing else ""
    return f"{table(head, cells)}\n\n{note}{left}"


if __name__ == "__main__":
    sys.exit(main())
