"""What IPython adds to Python, taken out of a cell. In: the source of a cell. Out: Python with as many lines, and what stood
there instead. The Python that a magic runs stays, so that it is seen; whether it can await is not decided here."""

from __future__ import annotations

import ast
import re
import warnings

from qdrant_async_migrate.notebook.names import name
from qdrant_async_migrate.notebook.statements import Scanner, continued, ending, lines_of
from qdrant_async_migrate.notebook.taken import Before, Taken, Whole
from qdrant_async_migrate.records import dataclass

RUNS = {
    "time": "",
    "timeit": "nrpv",
    "prun": "DlsT",
    "memit": "rti",
    "mprun": "fTrc",
    "lprun": "fmDTu",
    "debug": "b",
    "snakeviz": "f",
}
"""Line magics that run the Python on their line, with the letters of their options that take a value."""
PYTHON = frozenset({*RUNS, "capture"})
"""Cell magics that run the Python of their cell."""
FILES = frozenset({"writefile", "file"})
FOREIGN = frozenset(
    "! sx system bash sh script cmd html HTML javascript js latex markdown svg SVG perl ruby pypy python python2 python3 "
    "R sql bigquery cython ai mermaid dot".split()
)
"""Cell magics whose cell is another language, or runs in a process of its own."""
_COMMANDS = frozenset(
    "pip conda mamba uv cd ls ll cat cp mv rm mkdir rmdir man more less pwd who whos reset load_ext matplotlib".split()
)
_CELL = re.compile(r"%%(?P<name>[\w.]+|!)")
_LINE = re.compile(r"\s*%(?P<name>\w+)[ \t]*")
_ASSIGN = re.compile(r"(?P<prefix>\s*[\w.\[\]\"', ()*]+?\s*=\s*)(?P<magic>[!%].*)", re.DOTALL)
_HELP = re.compile(r"\s*(?:\?.*|[^#\"']*[\w*\])]\?{1,2})\s*")
_WORD = re.compile(r"(?P<word>\w+)[ \t]+[^\s=(.,\[]")
_OPTION = re.compile(r"-(?:-[\w-]+|(?P<letter>\w)(?P<value>\S*))(?:\s+|$)")
_BRACES = re.compile(r"\{([^{}]*\([^{}]*)\}")
_SCRIPT = re.compile(r"(?:-[intpe] +)*(?P<path>(?:[\w.]+/)*\w+\.(?:py|ipynb))(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Plain:
    """A cell as Python; ``opening`` is the line to put above it."""

    opening: str
    text: str
    taken: tuple[Taken, ...] = ()

    def column(self, line: int, column: int) -> int:
        """The column of the source for one of the text; ``line`` from 0."""
        return next((t.column(column) for t in self.taken if t.line == line), column)


def plain(cell: int, source: str) -> Plain:
    """The Python of a cell. Raises SyntaxError, with a line of the cell, if it is none."""
    opening = name("cell", cell)
    if parses(source):
        return Plain(opening, source)
    reader = _Reader(cell, lines_of(source))
    reader.read()
    text = "".join(reader.lines)
    if not parses(text) and text[:1] in (" ", "\t") and parses(f"if 1:\n{text}"):
        opening = f"if {opening}:"
    else:
        _parse(text)
    return Plain(opening, text, tuple(reader.taken))


def parses(text: str) -> bool:
    """Whether it is Python."""
    try:
        _parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


def _parse(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ast.parse(text)


class _Reader:
    """Goes through the lines of one cell and replaces what is no Python."""

    def __init__(self, cell: int, lines: list[str]) -> None:
        self.cell = cell
        self.lines = lines
        self.taken: list[Taken] = []

    def read(self) -> None:
        first = next((n for n, line in enumerate(self.lines) if line.strip()), 0)
        magic = _CELL.match(self.lines[first]) if self.lines else None
        self._statements(first if magic is None else self._cell_magic(first, magic["name"]))

    def _cell_magic(self, first: int, magic: str) -> int:
        """Take the cell's first line, or all of it if it is not Python; the line from which Python is to be read."""
        end = first + continued(self.lines, first)
        body = "".join(self.lines[end:])
        file = magic in FILES
        foreign = magic in FOREIGN or (file and ".py" not in self.lines[first])
        if not foreign and (magic in PYTHON or parses(_without_magics(self.cell, body))):
            self._opening(first, end, magic, "file" if file else "body")
            return end
        return first + self._whole(first, len(self.lines), "magic", magic)

    def _opening(self, first: int, end: int, magic: str, kind: str) -> None:
        """The line of a cell magic; the statement that ``%%timeit`` takes on it is Python as well."""
        line = self.lines[first]
        head = _LINE.match(line, 1)
        code = _code_at(line, head.end(), RUNS[magic]) if head is not None and magic in RUNS else len(line)
        if end == first + 1 and line[code:].strip() and parses(line[code:].strip()):
            self._before(first, 0, code, kind, magic)
        else:
            self._whole(first, end, kind, magic)

    def _statements(self, first: int) -> None:
        scanner = Scanner()
        number = first
        while number < len(self.lines):
            line = self.lines[number]
            count = 0 if scanner.inside else self._taken(number, line)
            if not count:
                scanner.read(line)
            number += count or 1

    def _taken(self, number: int, line: str) -> int:
        """How many lines from here on were replaced."""
        start = line.lstrip(" \t")
        if start[:1] in ("%", "!"):
            return self._magic(number, line, len(line) - len(start))
        if _HELP.fullmatch(line) or start[:1] in (",", ";", "/"):
            return self._whole(number, number + 1, "magic", "help")
        if (assigned := _ASSIGN.fullmatch(line)) is not None and not parses(line.strip()):
            return self._magic(number, line, assigned.start("magic"))
        word = _WORD.match(start)
        if word is not None and word["word"] in _COMMANDS and not parses(start):
            return self._whole(number, number + 1, "magic", word["word"])
        return 0

    def _magic(self, number: int, line: str, at: int) -> int:
        """A magic or a command of the shell that begins at column ``at``."""
        end = number + continued(self.lines, number)
        found = _LINE.match(line, at)
        magic = found["name"] if found is not None else ""
        if found is not None and magic in RUNS and end == number + 1:
            code = _code_at(line, found.end(), RUNS[magic])
            if line[code:].strip() and parses(line[code:].strip()):
                return self._before(number, at, code, "line", magic)
        if found is not None and magic == "run" and at == 0 and (script := _SCRIPT.match(line, found.end())):
            return self._whole(number, end, "run", magic, _import_of(script["path"]))
        return self._whole(number, end, "magic", magic, line[:at].lstrip(" \t") if at else "")

    def _before(self, number: int, at: int, code: int, kind: str, magic: str) -> int:
        line = self.lines[number]
        taken = Before(number, self._name(kind, magic), line[:at], line[at:code])
        self.lines[number] = line[:at] + line[code:].rstrip("\r\n") + taken.mark + ending(line)
        self.taken.append(taken)
        return 1

    def _whole(self, first: int, end: int, kind: str, magic: str, prefix: str = "") -> int:
        given = self.lines[first:end]
        original = tuple(line.rstrip("\r\n") for line in given)
        calls = _calls_in_braces(original) if kind == "magic" else []
        known = self._name("line" if calls else kind, magic)
        margin = original[0][: len(original[0]) - len(original[0].lstrip(" \t"))]
        if kind == "run":
            opening, closing = f"{prefix}  # {known}", ""
        elif calls:
            opening, closing = f"{margin}{prefix}({known}, {', '.join(calls)})", ""
        else:
            several = len(original) > 1
            opening, closing = f"{margin}{prefix}{known}{'(' if several else ''}", f"{margin})" if several else ""
        shown = (opening, *([""] * (len(original) - 2)), closing)[: len(original)]
        self.taken.append(Whole(first, known, original, shown))
        self.lines[first:end] = [line + ending(old) for line, old in zip(shown, given, strict=True)]
        return end - first

    def _name(self, kind: str, magic: str) -> str:
        return name(kind, self.cell, len(self.taken), re.sub(r"\W", "", magic))


def _calls_in_braces(original: tuple[str, ...]) -> list[str]:
    """Python that IPython fills in for ``{...}``, where it calls something."""
    return [f"({code})" for code in _BRACES.findall(original[0]) if len(original) == 1 and parses(f"({code})")]


def _without_magics(cell: int, body: str) -> str:
    reader = _Reader(cell, lines_of(body))
    reader._statements(0)
    return "".join(reader.lines)


def _code_at(line: str, at: int, letters: str) -> int:
    """Where the Python begins behind the options of a magic."""
    while (option := _OPTION.match(line, at)) is not None:
        at = option.end()
        if option["letter"] and option["letter"] in letters and not option["value"]:
            value = re.compile(r"\S+\s*").match(line, at)
            at = value.end() if value is not None else at
    return at


def _import_of(path: str) -> str:
    """``../lib/x.py`` beside a notebook, as the import that binds the same names: a notebook's own name has two parts."""
    parts = [part for part in path.split("/") if part != "."]
    up = sum(part == ".." for part in parts)
    stem = [part for part in parts if part != ".."]
    last = stem[-1].removesuffix(".py") if stem[-1].endswith(".py") else stem[-1]
    return f"from {'.' * (2 + up)}{'.'.join([*stem[:-1], last])} import *"
