"""The commands that are measured beside each other on one tree."""

from __future__ import annotations

import shlex
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from measure import Measured, measure
from released import python_files
from tool_run import has_command, run_tool, tool_environment
from trees import fresh_copy

AST_PARSE = """
import ast, sys, warnings
warnings.simplefilter("ignore")
for path in open(sys.argv[1]).read().splitlines():
    ast.parse(open(path, "rb").read())
"""
CST_PARSE = """
import libcst, sys
for path in open(sys.argv[1]).read().splitlines():
    libcst.parse_module(open(path, "rb").read())
"""
EDIT = b"\n\ndef added_%d(value: int) -> int:\n    return value + 1\n"
RENAME = ("rename.RenameCommand", "--old_name", "qdrant_client.QdrantClient", "--new_name", "qdrant_client.AsyncQdrantClient")


@dataclass(frozen=True)
class Contender:
    """A name in the table and one run on a tree; ``most_lines`` limits slow ones, ``once`` measures only one round, and one
    that comes ``after`` another is not run where that one did not finish."""

    name: str
    run: Callable[[Path], Measured]
    most_lines: int | None = None
    once: bool = False
    after: str = ""


@dataclass(frozen=True)
class Bench:
    """What the contenders need to know: the tool, the rivals' environment, a folder to work in."""

    tool: str
    rivals: Path
    work: Path
    limit: float

    def all(self, tree: Path, *, slow_lines: int) -> Iterable[Contender]:
        """Everything that is measured on ``tree``, in the order of a round."""
        cache = self.work / "ruff-cache"
        yield Contender("migrate (dry run), cold", lambda t: self._tool(t, "cold", "migrate", t.as_posix()))
        yield Contender("ruff, cold", lambda t: self._ruff(t, "--no-cache"))
        cold = "migrate (dry run), cold"
        yield Contender("migrate (dry run), warm", lambda t: self._tool(t, "warm", "migrate", t.as_posix()), after=cold)
        yield Contender("migrate (dry run), one file edited", lambda t: self._edited(t, "migrate"), after=cold)
        yield Contender("ruff, warm", lambda t: self._ruff(t, "--cache-dir", str(cache)))
        yield Contender("migrate --write, cold", self._write)
        libcst = "libcst.parse_module of the files that change"
        yield Contender(libcst, self._parse_changed, after="migrate (dry run), cold")
        if has_command(self.tool, "check"):
            yield Contender("check, cold", lambda t: self._tool(t, "cold", "check", t.as_posix()))
            cold = "check, cold"
            yield Contender("check, warm", lambda t: self._tool(t, "warm", "check", t.as_posix()), after=cold)
            yield Contender("check, one file edited", lambda t: self._edited(t, "check"), after=cold)
        yield Contender("ast.parse of all files", lambda t: self._script(AST_PARSE, python_files(t), t))
        yield Contender("flake8-async", self._flake8, slow_lines, once=True)
        yield Contender("libcst RenameCommand", self._rename, slow_lines, once=True)
        yield Contender("asyncify-codemod", self._asyncify, slow_lines, once=True)

    def changed_files(self, tree: Path) -> list[Path]:
        """The files of ``tree`` that ``migrate`` would change."""
        said = run_tool(self.tool, tree, "migrate", ".", "--format", "json", limit=self.limit).said
        return [tree / row["path"] for row in said.get("files", []) if row["status"] == "changed"]

    def _tool(self, tree: Path, caching: str, *arguments: str) -> Measured:
        """Run the tool; ``cold``: as on a machine that has never seen it, ``warm``: right after such a run."""
        home = self.work / "tool-cache"
        if caching == "cold":
            shutil.rmtree(home, ignore_errors=True)
            _remove_project_cache(tree)
        env = tool_environment([("XDG_CACHE_HOME", str(home))])
        return measure([*shlex.split(self.tool), *arguments], tree, env, self.limit)

    def _edited(self, tree: Path, command: str) -> Measured:
        """Right after a run, one function more in a file that imports the client, or else in the first; it is put back."""
        files = python_files(tree)
        path = next(
            (p for p in files if b"import qdrant_client" in (c := p.read_bytes()) or b"from qdrant_client" in c), files[0]
        )
        content = path.read_bytes()
        self._tool(tree, "warm", command, tree.as_posix())
        try:
            path.write_bytes(content + EDIT % time.time_ns())
            return self._tool(tree, "warm", command, tree.as_posix())
        finally:
            path.write_bytes(content)

    def _write(self, tree: Path) -> Measured:
        copy = fresh_copy(tree, self.work)
        return self._tool(copy, "cold", "migrate", copy.as_posix(), "--write", "--allow-dirty", "-q")

    def _ruff(self, tree: Path, *caching: str) -> Measured:
        command = [str(self.rivals / "ruff"), "check", "--isolated", "--select", "ASYNC", "--preview", "--exit-zero", "-q"]
        return measure([*command, *caching, str(tree)], tree, limit=self.limit)

    def _flake8(self, tree: Path) -> Measured:
        command = [str(self.rivals / "flake8"), "--isolated", "--select", "ASYNC", "--exit-zero", str(tree)]
        return measure(command, tree, limit=self.limit)

    def _rename(self, tree: Path) -> Measured:
        copy = fresh_copy(tree, self.work)
        command = [str(self.rivals / "python"), "-m", "libcst.tool", "codemod", *RENAME, "--no-format", "--hide-progress", "."]
        return measure(command, copy, limit=self.limit)

    def _asyncify(self, tree: Path) -> Measured:
        copy = fresh_copy(tree, self.work)
        return measure([str(self.rivals / "asyncify-codemod"), "."], copy, limit=self.limit)

    def _parse_changed(self, tree: Path) -> Measured:
        files = self.changed_files(tree)
        return self._script(CST_PARSE, files, tree) if files else Measured(0.0, 0.0, 0.0, None)

    def _script(self, code: str, files: list[Path], tree: Path) -> Measured:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", dir=self.work) as names:
            names.write("\n".join(map(str, files)))
            names.flush()
            return measure([str(self.rivals / "python"), "-c", code, names.name], tree, limit=self.limit)


def _remove_project_cache(tree: Path) -> None:
    """Caches that the tool keeps in the project itself: hidden folders, none of which a measured tree has."""
    for path in tree.iterdir():
        if path.name.startswith(".") and path.is_dir():
            shutil.rmtree(path)
