"""``migrate --interactive``: each group of changes is shown with its reason and taken or skipped. Questions are asked on stderr,
so that stdout is the diff of what was taken and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from qdrant_async_migrate.cli.migrating import show
from qdrant_async_migrate.cli.options import Request
from qdrant_async_migrate.cli.progress import progress
from qdrant_async_migrate.cli.session import config_of, project_root, tell
from qdrant_async_migrate.cli.status import status
from qdrant_async_migrate.model.errors import UsageError
from qdrant_async_migrate.model.findings import FileStatus, Outcome
from qdrant_async_migrate.pipeline import run_choosing
from qdrant_async_migrate.pipeline.choosing import Choice, Group
from qdrant_async_migrate.pipeline.writing import written
from qdrant_async_migrate.report.diff import painted, unified
from qdrant_async_migrate.report.paint import Line, Span
from qdrant_async_migrate.report.words import count
from qdrant_async_migrate.write import recover

WORDS = {Choice.TAKE: "t take y yes", Choice.SKIP: "s skip n no", Choice.REST: "a all", Choice.QUIT: "q quit"}
ANSWERS = {word: choice for choice, words in WORDS.items() for word in words.split()}
HELP = (
    "t  take this group (y works as well)",
    "s  skip it: its client stays sync, and so does all that turns async only because of it (n works as well)",
    "a  take this group and all that follow",
    "q  quit asking: what was taken stays taken, the rest is skipped",
)
STOPPED = 130
"""The exit status of a command that was stopped from the keyboard, as shells have it."""
NAMED = 6
"""Functions and notes that are shown of a group before the rest is counted."""


def migrate_interactively(request: Request, *, write: bool, allow_dirty: bool) -> int:
    """Ask, then show or write what was taken; gives the exit status."""
    _refuse(request)
    root, config = project_root(request.paths), config_of(request, request.paths)
    if config.split or config.dual:
        raise UsageError("--interactive goes with neither --split nor --dual: take groups first, then split what is left")
    if write:
        recover(root)
    try:
        with progress(request.quiet) as bar:
            outcome = run_choosing(request.paths, config, _Asking(request, bar), cwd=Path.cwd(), progress=bar)
    except click.Abort:
        print("\nStopped before the last answer: nothing was written.", file=sys.stderr)
        return STOPPED
    if write or _wants_write(outcome):
        outcome = written(outcome, root, Path.cwd(), allow_dirty)
    show(outcome, request)
    return status(outcome)


def _refuse(request: Request) -> None:
    if request.format != "text":
        raise UsageError(f"--interactive asks a person, --format {request.format} tells a program: leave one out")
    if request.stdin_filename or "-" in request.paths:
        raise UsageError("--interactive reads answers from stdin, so the text of a file cannot come from there")


def _wants_write(outcome: Outcome) -> bool:
    """Without --write a person is asked once more; where nobody sits, the diff is all."""
    changed = [file for file in outcome.files if file.status is FileStatus.CHANGED]
    if not changed or not sys.stdin.isatty():
        return False
    return click.confirm(f"Write what was taken to {count(len(changed), 'file')}?", default=False, err=True)


class _Asking:
    """Shows a group and reads the answer."""

    def __init__(self, request: Request, bar: object) -> None:
        self._request = request
        self._bar = bar

    def __call__(self, group: Group) -> Choice:
        stop = getattr(self._bar, "stop", None)
        if stop is not None:
            stop()
        tell(told(group), self._request)
        while True:
            answer = click.prompt(
                "Take it? [t]ake, [s]kip, [a]ll, [q]uit, [?]", err=True, prompt_suffix=" ", default="?", show_default=False
            )
            if choice := ANSWERS.get(answer.strip().lower()):
                return choice
            tell(map(Line, HELP), self._request)


def told(group: Group) -> Iterator[Line]:
    """A group as it is shown: whose it is, the diff, why."""
    yield Line()
    yield Line(Span(f"Group {group.number} of {group.groups}", "heading"), f": {_clients(group)}")
    for file in group.files:
        yield from painted(unified(file))
    if group.functions:
        yield Line(Span(f"Why {count(len(group.functions), 'function')} would turn async", "heading"))
        yield from (Line("  ", Span(f"{f.path}:{f.line}", "dim"), f"  {f.because}") for f in group.functions[:NAMED])
        yield from _more(len(group.functions))
    if group.notes:
        yield Line(Span("Please look", "heading"))
        yield from (
            Line("  ", Span(f"{f.path}:{f.line}", "dim"), " ", Span(f.code, "code"), f" {f.message}") for f in group.notes[:NAMED]
        )
        yield from _more(len(group.notes))


def _clients(group: Group) -> str:
    shown = [f"{client.symbol} made at {client.path}:{client.line}" for client in group.clients[:3]]
    return ", ".join(shown) + (f" and {len(group.clients) - 3} more" if len(group.clients) > 3 else "")


def _more(number: int) -> Iterator[Line]:
    if number > NAMED:
        yield Line(f"  and {number - NAMED} more")
