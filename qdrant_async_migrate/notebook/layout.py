"""Where the sources of code cells stand in the text of a notebook. In: the JSON text. Out: positions and values; nothing is
written again, so all else in the file can stay byte for byte. Knows the notebook format 4, no Python."""

from __future__ import annotations

import json
from collections.abc import Iterator
from json.decoder import JSONDecodeError, JSONDecoder
from typing import Any

from qdrant_async_migrate.model.errors import NotANotebook
from qdrant_async_migrate.records import dataclass

_DECODER = JSONDecoder()
_BLANKS = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Item:
    """A string of the file: ``start`` and ``end`` with its quotes."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Source:
    """The source of one code cell: one string, or a list of them. ``number`` counts all cells from 1, as a reader would."""

    number: int
    start: int
    end: int
    listed: bool
    items: tuple[Item, ...]

    @property
    def text(self) -> str:
        return "".join(item.value for item in self.items)


def sources(text: str) -> tuple[Source, ...]:
    """The sources of all Python code cells; none for a notebook in another language. Raises NotANotebook."""
    start = 1 if text.startswith("\ufeff") else 0
    notebook = _checked(text, start)
    if not _is_python(notebook):
        return ()
    cells = dict(_members(text, _skip(text, start)))["cells"]
    places = list(_elements(text, cells))
    pairs = zip(places, notebook["cells"], strict=True)
    return tuple(_source(text, n, place) for n, (place, cell) in enumerate(pairs, 1) if _is_code(cell))


def _checked(text: str, start: int) -> dict[str, Any]:
    try:
        notebook = json.loads(text[start:])
    except JSONDecodeError as error:
        raise NotANotebook(f"it is not valid JSON: {error.msg}", error.lineno, error.colno) from None
    except RecursionError:
        raise NotANotebook("its JSON is nested too deeply") from None
    if not isinstance(notebook, dict) or "nbformat" not in notebook:
        raise NotANotebook("its JSON is no notebook: 'nbformat' is missing")
    major = notebook["nbformat"]
    if major != 4:
        help_ = "; 'jupyter nbconvert --to notebook --nbformat 4' brings it up to date" if major in (1, 2, 3) else ""
        raise NotANotebook(f"it is in notebook format {major}, only format 4 is read{help_}")
    cells = notebook.get("cells")
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise NotANotebook("its 'cells' are not a list of cells")
    for number, cell in enumerate(cells, 1):
        source = cell.get("source")
        if not isinstance(source, str) and not (isinstance(source, list) and all(isinstance(line, str) for line in source)):
            raise NotANotebook(f"cell {number} has no source")
    return notebook


def _is_python(notebook: dict[str, Any]) -> bool:
    metadata = notebook.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    said = [metadata.get(key) for key in ("language_info", "kernelspec")]
    languages = [s.get(key) for s, key in zip(said, ("name", "language"), strict=True) if isinstance(s, dict)]
    return all(_names_python(language) for language in languages if language)


def _names_python(language: object) -> bool:
    return isinstance(language, str) and language.lower() in ("python", "python3", "ipython")


def _is_code(cell: dict[str, Any]) -> bool:
    if cell.get("cell_type") != "code":
        return False
    metadata = cell.get("metadata")
    editor = metadata.get("vscode") if isinstance(metadata, dict) else None
    language = editor.get("languageId") if isinstance(editor, dict) else None
    return not language or _names_python(language)


def _source(text: str, number: int, cell: int) -> Source:
    start = dict(_members(text, cell))["source"]
    if text[start] == '"':
        item = _string(text, start)
        return Source(number, start, item.end, False, (item,))
    items = tuple(_string(text, place) for place in _elements(text, start))
    return Source(number, start, _end(text, start), True, items)


# the JSON text, which is known to be valid ------------------------------------------------------------------------------------
def _members(text: str, start: int) -> Iterator[tuple[str, int]]:
    """Keys of the object at ``start``, with the places of their values; the last one of a key counts, as for any reader."""
    at = _skip(text, start + 1)
    while text[at] != "}":
        key = _string(text, at)
        value = _skip(text, _skip(text, key.end) + 1)
        yield key.value, value
        at = _next(text, _end(text, value))


def _elements(text: str, start: int) -> Iterator[int]:
    at = _skip(text, start + 1)
    while text[at] != "]":
        yield at
        at = _next(text, _end(text, at))


def _next(text: str, end: int) -> int:
    at = _skip(text, end)
    return _skip(text, at + 1) if text[at] == "," else at


def _string(text: str, start: int) -> Item:
    value, end = _DECODER.raw_decode(text, start)
    return Item(start, end, value)


def _end(text: str, start: int) -> int:
    return _DECODER.raw_decode(text, start)[1]


def _skip(text: str, at: int) -> int:
    while text[at] in _BLANKS:
        at += 1
    return at
