"""The options that commands share, and what they ask for as one value. Knows click; knows no phase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from qdrant_async_migrate.records import dataclass, field

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("text", "json", "sarif", "github")


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for. ``overrides`` are fields of ``Config`` as ``config.load`` takes them: None was not given."""

    paths: tuple[str, ...]
    format: str
    color: str
    quiet: bool
    verbose: bool
    show_files: bool
    config_file: Path | None
    stdin_filename: str
    overrides: Mapping[str, object] = field(default_factory=dict)


def request(given: Mapping[str, Any]) -> Request:
    """Gather the shared options of a command's keyword arguments; the other ones are overrides by their names."""
    own = {"output", "fold", "paths", "format", "color", "quiet", "verbose", "show_files", "config", "stdin_filename", "no_cache"}
    overrides: dict[str, object] = {name: _set(value) for name, value in given.items() if name not in own}
    overrides["cache"] = False if given["no_cache"] else None
    return Request(
        paths=given["paths"] or (".",),
        format=given["format"],
        color=given["color"],
        quiet=given["quiet"],
        verbose=given.get("verbose", False),
        show_files=given.get("show_files", False),
        config_file=given["config"],
        stdin_filename=given.get("stdin_filename") or "",
        overrides=overrides,
    )


def _set(value: object) -> object:
    """None for an option that was not given: an empty list or a flag that is not raised."""
    return None if value == () or value is False else value


def _split(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def listed(*names: str, metavar: str, help: str) -> Callable[[F], F]:
    """An option that may be repeated and takes several values between commas."""
    return click.option(*names, multiple=True, callback=_split, metavar=metavar, help=help)


def common(function: F) -> F:
    """The arguments and options of ``migrate`` and ``check``."""
    return _with(function, _COMMON)


def program(function: F) -> F:
    """The arguments and options that say which program is meant, and how it is read."""
    return _with(function, _PROGRAM)


def choices(function: F) -> F:
    """The options that say what of the program migrates, and how."""
    return _with(function, _CHOICES)


def _with(function: F, options: tuple[Callable[[Any], Any], ...]) -> F:
    for option in reversed(options):
        function = option(function)
    return function


_CHOICES: tuple[Callable[[Any], Any], ...] = (
    click.option("--force", is_flag=True, help="Migrate past blockers, leaving a TODO comment at each."),
    click.option("--offload", is_flag=True, help="Wrap blocking calls in asyncio.to_thread."),
    listed("--also", metavar="SDK[,SDK]", help="Migrate companion SDKs too (openai, httpx, redis, ...)."),
    click.option("--only", multiple=True, metavar="SYMBOL", help="Only clients that reach this module, class or function."),
    click.option("--split", is_flag=True, help="Where a client must stay sync for some, add an async one for the rest."),
    click.option(
        "--dual", multiple=True, metavar="SYMBOL", help="Keep the sync API of this class or function, add an async twin."
    ),
)

_PROGRAM: tuple[Callable[[Any], Any], ...] = (
    click.argument("paths", nargs=-1, metavar="[PATH]..."),
    listed("--select", metavar="CODES", help="Report only these codes; prefixes work: QAM3."),
    listed("--ignore", metavar="CODES", help="Do not report these codes."),
    click.option("--include", multiple=True, metavar="GLOB", help="Only files that match belong to the program; repeatable."),
    click.option("--exclude", multiple=True, metavar="GLOB", help="Files that match do not belong to it; repeatable."),
    click.option("--qdrant-version", metavar="X.Y", help="qdrant-client that the program runs on (default: found out)."),
    click.option(
        "--jobs",
        type=click.IntRange(min=0),
        metavar="N",
        help="Worker processes for large programs (default: one for each processor).",
    ),
    click.option("--no-cache", is_flag=True, help="Remember nothing, and use nothing that was remembered."),
    click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Read this instead of pyproject.toml."),
    click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colours (NO_COLOR works)."),
)

_COMMON: tuple[Callable[[Any], Any], ...] = (
    *_PROGRAM,
    click.option("--format", type=click.Choice(FORMATS), default="text", show_default=True, help="What to print on stdout."),
    click.option("-q", "--quiet", is_flag=True, help="Only errors and findings: no summary, no notes."),
    click.option("-v", "--verbose", is_flag=True, help="Also why each function is async, and all there is to say of notes."),
    click.option("--show-files", is_flag=True, help="List the files that would be read, and the rule that left others out."),
    click.option("--stdin-filename", metavar="NAME", help="Read the text of this file from stdin; PATH is '-'."),
)
