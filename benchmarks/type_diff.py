"""What ``ty`` and ``basedpyright`` say about a tree after a migration that they did not say before.

Two diagnostics are the same if file, rule and message agree (positions left out, the async client's name put back); the new
ones are sorted by what they mean for a migration. Usable as a module (``compare``) and from the command line:
``python benchmarks/type_diff.py BEFORE AFTER --tools BIN --python ENV``.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

MISTAKES = ("unawaited", "not-awaitable", "coroutine-as-value", "await-outside", "client-kind", "undefined")
KINDS = (*MISTAKES, "override", "other")


@dataclass(frozen=True)
class Diagnostic:
    """One statement of a type checker about a file, given by its path inside the tree."""

    checker: str
    path: str
    line: int
    rule: str
    message: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two diagnostics the same one: everything but the position."""
        text = re.sub(r"\bAsyncQdrantClient\b", "QdrantClient", self.message)
        return self.path, self.rule, re.sub(r"\b(line|column) \d+", r"\1", " ".join(text.split()))

    @property
    def kind(self) -> str:
        """What it means after a migration; one of ``KINDS``."""
        text = self.message
        if self.rule in {"unused-awaitable", "reportUnusedCoroutine"}:
            return "unawaited"
        if self.rule in {
            "unresolved-reference",
            "possibly-unresolved-reference",
            "reportUndefinedVariable",
            "reportPossiblyUnbound",
        }:
            return "undefined"
        if re.search(r"is not awaitable", text):
            return "not-awaitable"
        if re.search(r"(await|async \w+)\W.*(outside|only within|not allowed)", text):
            return "await-outside"
        if re.search(r"override", self.rule, re.IGNORECASE):
            return "override"
        if re.search(r"coroutine|AsyncGenerator|AsyncIterator|AsyncContextManager|__aiter__|__aenter__", text, re.IGNORECASE):
            return "coroutine-as-value"
        return "client-kind" if "AsyncQdrantClient" in text else "other"


Checker = Callable[[Path, Path, Path], list[Diagnostic]]


def run_ty(tree: Path, tools: Path, env: Path) -> list[Diagnostic]:
    """All that ``ty check`` says about ``tree``; ``tools`` is its bin folder, ``env`` a virtual environment."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "ty.toml"
        config.write_text('[rules]\nunused-awaitable = "error"\nredundant-condition = "warn"\n', encoding="utf-8")
        command = [str(tools / "ty"), "check", "--project", str(tree), "--python", str(env), "--config-file", str(config)]
        command += ["--output-format", "gitlab", "--exit-zero", "--no-progress", str(tree)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=tree)
    try:
        rows = json.loads(done.stdout)
    except json.JSONDecodeError as error:
        raise RuntimeError(f"ty on {tree}: no JSON came back: {done.stderr.strip()[-300:]}") from error
    return [_from_gitlab(row, tree) for row in rows]


def run_basedpyright(tree: Path, tools: Path, env: Path) -> list[Diagnostic]:
    """All that ``basedpyright`` in standard mode says about ``tree``."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "pyrightconfig.json"
        settings = {"include": [str(tree)], "extraPaths": [str(tree), str(tree / "src")], "typeCheckingMode": "standard"}
        rules = {"reportUnusedCoroutine": "error", "reportUnnecessaryComparison": "warning", "reportMissingImports": "none"}
        config.write_text(json.dumps(settings | rules), encoding="utf-8")
        command = [str(tools / "basedpyright"), "-p", str(config), "--pythonpath", str(env / "bin" / "python"), "--outputjson"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    try:
        rows = json.loads(done.stdout)["generalDiagnostics"]
    except (json.JSONDecodeError, KeyError) as error:
        raise RuntimeError(f"basedpyright on {tree}: no JSON came back: {(done.stdout + done.stderr).strip()[-300:]}") from error
    return [_from_pyright(row, tree) for row in rows]


CHECKERS: dict[str, Checker] = {"ty": run_ty, "basedpyright": run_basedpyright}


def new_diagnostics(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those of ``after`` that ``before`` has not, counted: a second one with the same key is new too."""
    known = Counter(diagnostic.key for diagnostic in before)
    fresh = []
    for diagnostic in after:
        known[diagnostic.key] -= 1
        if known[diagnostic.key] < 0:
            fresh.append(diagnostic)
    return fresh


def compare(before: Path, after: Path, tools: Path, env: Path, checker: str) -> list[Diagnostic]:
    """What ``checker`` says about ``after`` and not about ``before``."""
    run = CHECKERS[checker]
    return new_diagnostics(run(before, tools, env), run(after, tools, env))


def _from_gitlab(row: dict[str, object], tree: Path) -> Diagnostic:
    place = row["location"]
    assert isinstance(place, dict)
    begin = place.get("lines") or place["positions"]["begin"]
    line = int(begin.get("begin", begin.get("line", 0)))
    rule = str(row["check_name"])
    message = str(row["description"]).removeprefix(f"{rule}: ")
    return Diagnostic("ty", _inside(str(place["path"]), tree), line, rule, message)


def _from_pyright(row: dict[str, object], tree: Path) -> Diagnostic:
    span = row["range"]
    assert isinstance(span, dict)
    path = _inside(str(row["file"]), tree)
    return Diagnostic("basedpyright", path, span["start"]["line"] + 1, str(row.get("rule", "syntax")), str(row["message"]))


def _inside(path: str, tree: Path) -> str:
    full = Path(path) if Path(path).is_absolute() else tree / path
    return full.resolve().relative_to(tree.resolve()).as_posix()


def main() -> int:
    """Print the new diagnostics as text or JSON; 1 if any of them is a mistake of the migration."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--tools", type=Path, default=Path(sys.executable).parent, help="folder that holds ty and basedpyright")
    parser.add_argument("--python", type=Path, default=Path(sys.prefix), help="virtual environment to resolve imports in")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    places = [path.resolve() for path in (given.before, given.after)]
    tools, env = given.tools.absolute(), given.python.absolute()
    fresh = [d for name in CHECKERS for d in compare(places[0], places[1], tools, env, name)]
    if given.json:
        print(json.dumps([asdict(d) | {"kind": d.kind} for d in fresh], indent=1))
    else:
        for d in sorted(fresh, key=lambda d: (KINDS.index(d.kind), d.path, d.line)):
            print(f"{d.kind:20} {d.checker:13} {d.path}:{d.line} [{d.rule}] {d.message.splitlines()[0]}")
    return int(any(d.kind in MISTAKES for d in fresh))


if __name__ == "__main__":
    sys.exit(main())
