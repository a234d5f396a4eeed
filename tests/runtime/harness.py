"""Takes a case through its life: run, migrate, run again, run on a client that yields, migrate again.

Every way in which the second life may differ from the first is one line of the answer; no line means it holds.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .cases import Case
from .checker import unawaited
from .running import HERE, Run, Runner
from .stub_server import StubServer

SAME, AWAITED = "# same", "# awaited"
ANY = -1
OURS = {"__pycache__", ".qdrant-async-migrate"}
READS = {"count", "collection_exists", "get_collection", "get_collections", "query_points", "retrieve", "scroll", "facet"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a case: was anything written, and all that went wrong."""

    written: bool
    faults: list[str]


@dataclass(frozen=True, slots=True)
class Migration:
    """What is read of the engine's result."""

    codes: list[str]
    symbols: list[str]
    changed: list[str]
    failed: list[str]
    awaited: int
    kept: int


def life(case: Case, scratch: Path, runner: Runner) -> Verdict:
    """Run, migrate and run again; ``scratch`` is an empty folder."""
    tree = scratch / case.name
    shutil.copytree(case.folder, tree, ignore=shutil.ignore_patterns("case.toml", "__pycache__"))
    pristine = contents(tree)
    before = execute(case, tree, runner)
    wrong = before_is_sound(case, before)
    restore(tree, pristine)
    migration = migrate_tree(tree, case.flags)
    changed = contents(tree)
    wrong += outcome(case, migration, changed != pristine) + bytes_kept(case, pristine, changed)
    wrong += [f"coroutine dropped: {place}" for place in unawaited(tree, migration.symbols)]
    if changed != pristine:
        for yielding in (False, True):
            title = "yielding: " if yielding else "after: "
            faults = compare(case, before, execute(case, tree, runner, yielding))
            wrong += [title + fault for fault in faults if f"after: {fault}" not in wrong]
            restore(tree, changed)
        wrong += settled(tree, case, changed)
    return Verdict(changed != pristine, wrong)


def contents(tree: Path) -> dict[str, bytes]:
    """Every file of a tree by its relative path."""
    paths = (path for path in sorted(tree.rglob("*")) if path.is_file() and not OURS & set(path.parts))
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in paths}


def restore(tree: Path, wanted: dict[str, bytes]) -> None:
    """Take away what a run left behind."""
    for name, data in contents(tree).items():
        if name not in wanted:
            (tree / name).unlink()
        elif data != wanted[name]:
            (tree / name).write_bytes(wanted[name])


def execute(case: Case, tree: Path, runner: Runner, yielding: bool = False) -> list[Run]:
    """Run the entries in order; a server, if asked for, starts empty."""
    with StubServer() if case.server else contextlib.nullcontext() as server:
        env = {"QDRANT_URL": server.url} if server is not None else {}
        return [runner.run(tree, entry, env, yielding) for entry in case.entry]


def before_is_sound(case: Case, runs: list[Run]) -> list[str]:
    """The program as written must work, print something and call the client."""
    wrong = []
    for entry, expected, run in zip(case.entry, case.exits, runs, strict=True):
        if run.code != expected:
            wrong.append(f"before: {entry}: exit {run.code}, not {expected}; {complaint(run)}")
    if not any(run.stdout for run in runs):
        wrong.append("before: nothing printed")
    if not any(run.methods() for run in runs):
        wrong.append("before: no client call")
    return wrong


def compare(case: Case, before: list[Run], after: list[Run]) -> list[str]:
    """Printed text, exit codes, client calls; no coroutine left behind."""
    wrong = []
    for entry, old, new in zip(case.entry, before, after, strict=True):
        if new.code != old.code:
            wrong.append(f"{entry}: exit {new.code}, was {old.code}; {complaint(new)}")
        if new.stdout != old.stdout:
            wrong.append(f"{entry}: printed {first_difference(old.stdout, new.stdout)}")
        if new.never_awaited:
            wrong.append(f"{entry}: {complaint(new, 'was never awaited')}")
        wrong += same_calls(case, entry, old, new)
    return wrong


def complaint(run: Run, word: str = "Error") -> str:
    """The telling lines of what a run wrote to stderr: the last places in the program, and the last line with ``word``."""
    lines = [line.strip() for line in run.stderr.splitlines()]
    places = [line for line in lines if line.startswith('File "') and "/lib/python" not in line and str(HERE) not in line]
    said = [line for line in lines if word in line]
    return " | ".join([*places[-2:], *said[-1:]]) or "nothing on stderr"


def same_calls(case: Case, entry: str, old: Run, new: Run) -> list[str]:
    """The client was asked for the same things, and through the async client."""
    wrong = []
    asked, asks = old.methods(), new.methods()
    if case.trace == "reads":
        asked, asks = ([call for call in calls if call.split(" ")[0] not in READS] for calls in (asked, asks))
    if asks != asked if case.trace != "bag" else Counter(asks) != Counter(asked):
        wrong.append(f"{entry}: client calls {first_difference(os.linesep.join(asked), os.linesep.join(asks))}")
    if case.left in (0, ANY) and not case.mixed and (held := new.methods("sync")):
        wrong.append(f"{entry}: still through the sync client: {sorted(set(held))}")
    return wrong


def first_difference(old: str, new: str) -> str:
    """The first line that differs, as text."""
    left, right = old.splitlines(), new.splitlines()
    for number, (a, b) in enumerate(zip(left, right, strict=False), 1):
        if a != b:
            return f"line {number}: {b!r}, was {a!r}"
    longer = left if len(left) > len(right) else right
    rest = longer[min(len(left), len(right)) :]
    return f"{len(right)} lines, were {len(left)}; first without a partner: {rest[0] if rest else ''!r}"


def outcome(case: Case, migration: Migration, written: bool) -> list[str]:
    """Did the engine do what the contract asks for this program?"""
    wrong = [f"engine failed: {message}" for message in migration.failed]
    missing = [code for code in case.codes if not set(code.split("|")) & set(migration.codes)]
    if case.expect == "migrated" or (case.expect == "either" and written):
        if not written:
            wrong.append(f"not migrated; findings: {migration.codes}")
        if migration.awaited < case.awaited_min:
            wrong.append(f"{migration.awaited} client calls awaited, expected at least {case.awaited_min}")
        if migration.kept != case.left != ANY and not case.mixed:
            wrong.append(f"{migration.kept} client calls kept, expected {case.left}")
        missing = missing if case.expect == "migrated" else []
    elif written:
        wrong.append(f"written although it must be kept: {migration.changed}")
    if missing:
        wrong.append(f"no finding {missing} among {sorted(set(migration.codes))}")
    return wrong


def bytes_kept(case: Case, old: dict[str, bytes], new: dict[str, bytes]) -> list[str]:
    """Files and lines that the case marks as not to be touched, and lines it marks as to be awaited."""
    wrong = [f"touched: {name}" for name in case.untouched if old[name] != new.get(name)]
    wrong += [f"appeared: {name}" for name in new if name not in old] + [f"vanished: {name}" for name in old if name not in new]
    if old == new:
        return wrong
    for name in old.keys() & new.keys():
        if marked(old[name], SAME) != marked(new[name], SAME):
            wrong.append(f"{name}: a line marked '{SAME}' changed")
        wrong += [f"{name}: not awaited: {line.strip()}" for line in marked(new[name], AWAITED) if "await " not in line]
    return wrong


def marked(data: bytes, mark: str) -> list[str]:
    """Lines that end with a mark, without their indentation."""
    return [line.strip() for line in data.decode("utf-8", "replace").splitlines() if line.rstrip().endswith(mark)]


def settled(tree: Path, case: Case, wanted: dict[str, bytes]) -> list[str]:
    """A second migration must find nothing to do."""
    again = migrate_tree(tree, case.flags)
    wrong = [f"second migration changed {again.changed}"] if again.changed else []
    return wrong + (["second migration wrote other bytes"] if contents(tree) != wanted else [])


def migrate_tree(tree: Path, flags: dict[str, Any]) -> Migration:
    """Let the engine write into ``tree``, seen from inside it as a user would."""
    from qdrant_async_migrate import Config, migrate

    with _inside(tree):
        settings: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in flags.items()}
        result = migrate(["."], config=Config(jobs=1, cache=False, **settings), write=True)
    return Migration(
        codes=[finding.code for finding in result.findings],
        symbols=[function.symbol for function in result.functions],
        changed=[file.path for file in result.files if _value(file.status) == "changed"],
        failed=[f"{file.path}: {file.message}" for file in result.files if _value(file.status) == "error"],
        awaited=result.summary.awaited,
        kept=result.summary.kept,
    )


def _value(status: Any) -> str:
    return str(getattr(status, "value", status))


@contextlib.contextmanager
def _inside(tree: Path) -> Iterator[None]:
    origin = os.getcwd()
    os.chdir(tree)
    try:
        yield
    finally:
        os.chdir(origin)
