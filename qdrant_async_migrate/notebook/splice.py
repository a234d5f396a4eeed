"""Puts new sources into the text of a notebook. In: the JSON text, a cell's place, its new source. Out: the text with only the
strings of changed lines written again, in the way the list or string was laid out before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from qdrant_async_migrate.notebook.layout import Item, Source
from qdrant_async_migrate.notebook.spelling import Habits, spelled


def spliced(text: str, changes: Sequence[tuple[Source, str]], habits: Habits) -> str:
    """``text`` with the sources of some cells replaced."""
    for source, new in sorted(changes, key=lambda change: change[0].start, reverse=True):
        if new != source.text:
            value = _list(text, source, new, habits) if source.listed else _string(text, source.items, [new], habits)[0]
            text = text[: source.start] + value + text[source.end :]
    return text


def _list(text: str, source: Source, new: str, habits: Habits) -> str:
    """The list with unchanged items as they stand, and what is between items as it is elsewhere in the list."""
    items = source.items
    values = [item.value for item in items]
    wanted = _cut(values, new)
    gaps = [text[a.end : b.start] for a, b in pairwise(items)]
    opening = text[source.start : items[0].start] if items else "["
    closing = text[items[-1].end : source.end] if items else "]"
    usual = Counter(gaps).most_common(1)[0][0] if gaps else "," + (opening[1:] or " ")
    strings: list[str] = []
    between: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, values, wanted, autojunk=False).get_opcodes():
        if tag == "equal":
            strings += [text[item.start : item.end] for item in items[i1:i2]]
        else:
            strings += _string(text, items[i1:i2], wanted[j1:j2], habits)
        between += [*gaps[i1 : i1 + j2 - j1], *([usual] * (j2 - j1))][: j2 - j1]
    if not strings:
        return "[]"
    joined = "".join(string + gap for string, gap in zip(strings[:-1], between, strict=False))
    return opening + joined + strings[-1] + closing


def _cut(values: Sequence[str], new: str) -> list[str]:
    """The new source as items: cut where the old one was, as far as they agree from both ends, and into lines between."""
    head: list[str] = []
    start, stop = 0, len(new)
    for value in values:
        if not new.startswith(value, start) or not value.endswith("\n"):
            break
        head.append(value)
        start += len(value)
    tail: list[str] = []
    for value in reversed(values[len(head) :]):
        begin = stop - len(value)
        if begin < start or new[begin:stop] != value or (begin > start and new[begin - 1] != "\n"):
            break
        tail.insert(0, value)
        stop = begin
    return [*head, *_lines(new[start:stop]), *tail]


def _lines(text: str) -> list[str]:
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _string(text: str, items: Sequence[Item], new: Sequence[str], habits: Habits) -> list[str]:
    """Strings for ``new``, which stand where ``items`` stood: characters that stay keep their spelling."""
    old = "".join(item.value for item in items)
    spellings = [raw for item in items for raw in spelled(text, item)]
    characters = habits.respell(old, spellings, "".join(new))
    found: list[str] = []
    for value in new:
        found.append('"' + "".join(characters[: len(value)]) + '"')
        characters = characters[len(value) :]
    return found
