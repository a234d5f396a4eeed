"""How the characters of a JSON string are spelled. In: the text of a file and a string in it. Out: a spelling per character,
and spellings for new characters that follow the habits of the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from qdrant_async_migrate.notebook.layout import Item

_CHARACTER = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL)


def spelled(text: str, item: Item) -> list[str]:
    """The spelling of each character of a string's value."""
    return _CHARACTER.findall(text[item.start + 1 : item.end - 1])


class Habits:
    """Which characters a file writes in an unusual way, and whether it escapes what is not ASCII."""

    def __init__(self, text: str, items: Iterable[Item]) -> None:
        self._known: dict[str, str] = {}
        for item in items:
            if "\\" in text[item.start : item.end]:
                for character, raw in zip(item.value, spelled(text, item), strict=True):
                    if raw != character:
                        self._known.setdefault(character, raw)
        self._escapes = text.isascii()

    def spell(self, value: str) -> str:
        """New characters, without quotes."""
        return "".join(self._known.get(c) or json.dumps(c, ensure_ascii=self._escapes)[1:-1] for c in value)

    def respell(self, old: str, spellings: Sequence[str], new: str) -> list[str]:
        """``new`` character by character, where what it shares with ``old`` keeps its spelling."""
        found: list[str] = []
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            found += spellings[i1:i2] if tag == "equal" else [self.spell(c) for c in new[j1:j2]]
        return found
