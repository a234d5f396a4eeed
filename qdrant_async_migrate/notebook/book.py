"""One notebook: its cells as one text, the bytes of that text after a rewrite, and where places of the text are in the file."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from qdrant_async_migrate.model.errors import BadCell, InternalError, NotANotebook
from qdrant_async_migrate.notebook.layout import Source, sources
from qdrant_async_migrate.notebook.magics import Plain, plain
from qdrant_async_migrate.notebook.names import begins_cell
from qdrant_async_migrate.notebook.spelling import Habits, spelled
from qdrant_async_migrate.notebook.splice import spliced
from qdrant_async_migrate.notebook.statements import lines_of
from qdrant_async_migrate.records import dataclass


def cells_text(data: bytes) -> str:
    """The code cells of a notebook as one Python text. Raises NotANotebook (a ValueError) for what is none, BadCell for a cell
    that is no Python even without its magics, both with the line and column in the file."""
    return Notebook(data).text


def with_cells(data: bytes, after: str) -> bytes:
    """The notebook with the Python text ``after``, made from its ``cells_text``: only changed lines differ. Raises
    InternalError if the cells of ``after`` cannot be told apart or a magic has been edited."""
    return Notebook(data).with_text(after)


def _read_again(data: bytes) -> str:
    try:
        return Notebook(data).text
    except NotANotebook as error:
        raise InternalError(f"putting the cells of the notebook back: {error.reason}") from None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the file as given: line and column from 1, and the number of the cell."""

    line: int
    column: int
    cell: int


class Notebook:
    """One notebook, read."""

    def __init__(self, data: bytes) -> None:
        self.json = data.decode("utf-8")
        self.sources = sources(self.json)
        self.plain = tuple(self._plain(source) for source in self.sources)
        pairs = sum(source.text.count("\r\n") for source in self.sources)
        self._newline = "\r\n" if 2 * pairs > sum(source.text.count("\n") for source in self.sources) else "\n"
        self.text = "".join(p.opening + self._newline + p.text + self._newline for p in self.plain)

    def _plain(self, source: Source) -> Plain:
        try:
            source.text.encode()
            return plain(source.number, source.text)
        except SyntaxError as error:
            line, reason = error.lineno or 1, error.msg
        except ValueError as error:
            line, reason = 1, str(error)
        spot = self._spot(source, min(line, len(lines_of(source.text)) or 1) - 1, 0)
        raise BadCell(f"cell {source.number} does not parse: {reason}", spot.line, spot.column)

    # back -----------------------------------------------------------------------------------------------------------------------
    def with_text(self, after: str) -> bytes:
        """The notebook's bytes with its cells as in ``after``."""
        changes = list(zip(self.sources, self._split(after), strict=True))
        habits = Habits(self.json, (item for source in self.sources for item in source.items))
        data = spliced(self.json, changes, habits).encode("utf-8")
        if _read_again(data) != after:
            raise InternalError("putting the cells of the notebook back: they would read in another way")
        return data

    def _split(self, after: str) -> list[str]:
        cells: list[list[str]] = []
        openings: list[str] = []
        for line in lines_of(after):
            if begins_cell(line):
                openings.append(line.strip())
                cells.append([])
            elif cells:
                cells[-1].append(line)
            else:
                raise InternalError(f"taking the notebook apart: {line.strip()!r} stands above its first cell")
        if openings != [p.opening for p in self.plain]:
            raise InternalError("taking the notebook apart: its cells are not in their order any more")
        return [self._restored(p, lines) for p, lines in zip(self.plain, cells, strict=True)]

    def _restored(self, before: Plain, lines: list[str]) -> str:
        for taken in before.taken:
            taken.put_back(lines)
        text = "".join(lines)
        if not text.endswith(self._newline):
            raise InternalError(f"taking the notebook apart: the end of {before.opening} is gone")
        return text[: -len(self._newline)]

    # places ---------------------------------------------------------------------------------------------------------------------
    def spot(self, line: int, column: int) -> Spot:
        """Where a place of ``text`` (line from 1, column from 0, in characters) is in the file."""
        index = max(bisect_right(self._starts, line) - 1, 0)
        if not self.sources:
            return Spot(1, 1, 0)
        source, below = self.sources[index], max(line - self._starts[index] - 1, 0)
        return self._spot(source, below, self.plain[index].column(below, column))

    @cached_property
    def _starts(self) -> list[int]:
        """Lines of ``text`` that stand above a cell."""
        return [number for number, line in enumerate(lines_of(self.text), 1) if begins_cell(line)]

    @cached_property
    def _json_lines(self) -> list[int]:
        return [0, *(at + 1 for at, character in enumerate(self.json) if character == "\n")]

    def _spot(self, source: Source, line: int, column: int) -> Spot:
        lines = lines_of(source.text)
        offset = sum(map(len, lines[:line]))
        offset += min(column, len(lines[line].rstrip("\r\n"))) if line < len(lines) else 0
        at = self._offset(source, offset)
        row = bisect_right(self._json_lines, at)
        bom = 1 if row == 1 and self.json.startswith("\ufeff") else 0
        return Spot(row, at - self._json_lines[row - 1] + 1 - bom, source.number)

    def _offset(self, source: Source, offset: int) -> int:
        """Where in the file a character of a cell's source is spelled."""
        for item in source.items:
            if offset < len(item.value) or item is source.items[-1]:
                return item.start + 1 + sum(map(len, spelled(self.json, item)[:offset]))
            offset -= len(item.value)
        return source.start
