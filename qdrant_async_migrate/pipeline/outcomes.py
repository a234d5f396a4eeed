"""From what a run found out to its outcome: paths as the user sees them, texts as they are stored."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.discover import Candidate, decode
from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Finding, Outcome, Severity
from qdrant_async_migrate.model.source import SourceFile, Unread
from qdrant_async_migrate.notebook.places import placed, placed_function, placed_graph
from qdrant_async_migrate.pipeline.loading import Loaded
from qdrant_async_migrate.plan import Plan, picture, report
from qdrant_async_migrate.records import replace
from qdrant_async_migrate.suppress import Suppressions, left

if TYPE_CHECKING:  # few programs have any
    from qdrant_async_migrate.notebook import Notebook

Prefix = Callable[[str], str]
OUTSIDE = "it lies outside the paths that this run may write"


def of_plan(
    plan: Plan, loaded: Loaded, after: Mapping[str, str], faults: Iterable[Finding], cwd: Path, config: Config
) -> Outcome:
    """The outcome of a migration that is not written yet."""
    prefix = relative(loaded.found.root, cwd)
    about = [placed(f, loaded.notebook) for f in left(report.findings(plan), Suppressions(loaded.text), config)]
    found = [moved(f, prefix) for f in [*map(unread, loaded.failed), *faults, *about]]
    functions = [replace(placed_function(f, loaded.notebook), path=prefix(f.path)) for f in report.functions(plan)]
    graph = placed_graph(picture.graph(plan), loaded.notebook, prefix)
    figures = report.summary(plan, len(after))
    listed = files(loaded, after, about, prefix)
    return Outcome("migrate", prefix(""), False, listed, tuple(found), tuple(functions), figures, graph)


def files(loaded: Loaded, after: Mapping[str, str], about: Sequence[Finding], prefix: Prefix) -> tuple[FileOutcome, ...]:
    """One entry for each file that may be written. Those that change, or that a finding is about, have their text, and so has
    the only file of a run."""
    failed = {f.path: f for f in loaded.failed}
    listed = [file for file in loaded.found.files if file.writable]
    quoted = {*after, *(f.path for f in about), *(step.path for f in about for step in f.via)}
    if len(listed) == 1:
        quoted.add(listed[0].path)
    return tuple(_file(file, loaded, after, failed.get(file.path), file.path in quoted, prefix) for file in listed)


def _file(
    file: Candidate, loaded: Loaded, after: Mapping[str, str], failure: Unread | None, quoted: bool, prefix: Prefix
) -> FileOutcome:
    path = prefix(file.path)
    if failure is not None:
        return FileOutcome(path, FileStatus.ERROR, message=failure.reason)
    if not quoted:
        return FileOutcome(path, FileStatus.UNCHANGED)
    source = loaded.source(file.path)
    status = FileStatus.CHANGED if file.path in after else FileStatus.UNCHANGED
    before, text = _stored(source, after.get(file.path), loaded.notebook(file.path))
    return FileOutcome(path, status, before, text, form=source.form)


def _stored(source: SourceFile, after: str | None, notebook: Notebook | None) -> tuple[str, str]:
    """The text of a file before and after as it is stored: that of a notebook is its JSON."""
    if notebook is None:
        return source.text, source.text if after is None else after
    before = decode(source.data)[0]
    return before, before if after is None else decode(notebook.with_text(after))[0]


def fault(path: str, reason: str) -> Finding:
    """A file that this run must leave as it is, though it would have to change."""
    if reason == OUTSIDE:
        message = f"{path} needs a change too, but {reason}: the clients that reach it stay sync"
        return Finding("QAM103", Severity.WARNING, path, 1, 1, 1, 1, "", message, "name it, or the whole project, as a path")
    message = f"our own check of the result failed, nothing of it is written: {reason}"
    return Finding("QAM003", Severity.ERROR, path, 1, 1, 1, 1, "", message, "this is a fault of this tool, please report it")


def unread(file: Unread) -> Finding:
    """A file that could not be read or parsed."""
    return Finding(file.code, Severity.ERROR, file.path, file.line, file.column, file.line, file.column, "", file.reason)


def relative(root: Path, cwd: Path) -> Prefix:
    """From paths below ``root`` to paths as seen from ``cwd``."""
    if root == cwd:
        return lambda path: path or "."
    folders: dict[str, str] = {}

    def moved_to(path: str) -> str:
        folder, _, name = path.rpartition("/")
        if folder not in folders:
            folders[folder] = os.path.relpath(root / folder, cwd).replace(os.sep, "/")
        return name if folders[folder] == "." and name else f"{folders[folder]}/{name}" if name else folders[folder]

    return moved_to


def moved(finding: Finding, prefix: Prefix) -> Finding:
    """The finding with its paths as the user sees them."""
    via = tuple(replace(step, path=prefix(step.path)) for step in finding.via)
    return replace(finding, path=prefix(finding.path), via=via)
