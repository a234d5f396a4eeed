"""Lines of styled spans, and the two ways to put them on a stream: plain text, or colours by rich. rich is imported only
where colours are wanted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TextIO

from qdrant_async_migrate.records import dataclass

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    "": "",
    "path": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "code": "bold",
    "gutter": "blue",
    "quote": "",
    "context": "dim",
    "caret": "bold red",
    "label": "bold blue",
    "dim": "dim",
    "heading": "bold",
    "added": "green",
    "removed": "red",
    "hunk": "cyan",
    "good": "bold green",
}
"""What the names of styles look like on a terminal."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style, named by what it is."""

    text: str
    style: str = ""


class Line(tuple[Span, ...]):
    """One line of a report, without its end."""

    __slots__ = ()

    def __new__(cls, *spans: Span | str) -> Line:
        return super().__new__(cls, (Span(span) if isinstance(span, str) else span for span in spans))

    def __str__(self) -> str:
        return "".join(span.text for span in self)


def wants_color(choice: str, stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour ``stream``: the flag first, then NO_COLOR, FORCE_COLOR, then what the stream is."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if forced := environment.get("FORCE_COLOR"):
        return forced != "0"
    return environment.get("TERM") != "dumb" and stream.isatty()


def width_of(stream: TextIO) -> int | None:
    """The columns of the terminal behind ``stream``; None for a pipe or a file, where nothing is wrapped."""
    if not stream.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def paint(lines: Iterable[Line], stream: TextIO, color: bool) -> None:
    """Write ``lines`` to ``stream``."""
    if not color:
        for line in lines:
            stream.write(f"{line}\n")
        return
    _paint_in_color(lines, _console(stream))


def _console(stream: TextIO) -> Console:
    from rich.console import Console

    return Console(file=stream, force_terminal=True, highlight=False, markup=False, emoji=False, soft_wrap=True, no_color=False)


def _paint_in_color(lines: Iterable[Line], console: Console) -> None:
    from rich.text import Text

    for line in lines:
        console.print(Text.assemble(*((span.text, STYLES[span.style]) for span in line)), soft_wrap=True)
