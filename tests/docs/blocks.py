"""The fenced blocks of a page. In: Markdown. Out: each block with what its first line and the comment above it say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = re.compile(
    r"(?:^<!-- (?P<label>[^\n]*?) -->\n+)?"
    r"^(?P<fence>`{3,})(?P<language>[\w-]*)(?: title=\"(?P<title>[^\"\n]*)\")?(?P<rest>[^\n`]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_INDENTED = re.compile(r"^[ \t]+`{3}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A block; ``line`` is that of its fence, ``span`` that of its body in the page."""

    language: str
    title: str
    label: str
    body: str
    line: int
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a console block, and the lines shown under it."""

    text: str
    shown: tuple[str, ...]


def blocks(page: str) -> Iterator[Block]:
    """All blocks of a page. Raises ValueError for one that is written in a way that would be overlooked here."""
    for match in _BLOCK.finditer(page):
        line = page.count("\n", 0, match.start("fence")) + 1
        if match["rest"].strip():
            raise ValueError(f"line {line}: {match['rest'].strip()!r} after the language of a block is not understood")
        yield Block(match["language"], match["title"] or "", match["label"] or "", match["body"], line, match.span("body"))
    outside = _BLOCK.sub("", page)
    if _INDENTED.search(outside) or re.search(r"^(```|~~~)", outside, re.MULTILINE):
        raise ValueError("a block is indented, fenced with tildes or not closed: it would be overlooked")


def commands(body: str) -> list[Command]:
    """The commands of a console block; one goes on in the lines that begin with ``> ``."""
    found: list[Command] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append(Command(line[2:], ()))
        elif (line.startswith("> ") or line == ">") and found and not found[-1].shown:
            found[-1] = Command(f"{found[-1].text}\n{line[2:]}", ())
        elif found:
            found[-1] = Command(found[-1].text, (*found[-1].shown, line))
        else:
            raise ValueError(f"a console block begins with a command after '$ ', not with {line!r}")
    return found


def fits(shown: tuple[str, ...], real: tuple[str, ...]) -> bool:
    """Whether what is shown is what came out; a line ``...`` stands for any number of lines."""
    if not shown:
        return not real
    if shown[0] == "...":
        return any(fits(shown[1:], real[skipped:]) for skipped in range(len(real) + 1))
    return bool(real) and shown[0].rstrip() == real[0].rstrip() and fits(shown[1:], real[1:])
