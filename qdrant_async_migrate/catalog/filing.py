"""Under which name a row is filed: that of the thing itself, whichever of its spellings the file uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .rows import RawRow, names_of

DEPTH = 8
"""How many aliases in a row are followed; aliases that run in a circle end here."""


class Filing:
    """Replaces aliases at the beginning of names."""

    def __init__(self, aliases: Mapping[str, str]) -> None:
        self._aliases = aliases
        self._packages = {alias.partition(".")[0] for alias in aliases}

    def of(self, raws: Iterable[RawRow]) -> Iterator[tuple[str, str, RawRow]]:
        """The name to file a row under, the name that its file uses, and the row; a row that is an alias keeps its name."""
        for raw in raws:
            is_alias = bool(raw.values.get("alias"))
            yield from ((name if is_alias else self.name(name), name, raw) for name in names_of(raw))

    def name(self, dotted: str) -> str:
        """The name without aliases."""
        for _ in range(DEPTH):
            if dotted.partition(".")[0] not in self._packages or (renamed := self._renamed(dotted)) == dotted:
                break
            dotted = renamed
        return dotted

    def _renamed(self, dotted: str) -> str:
        head, tail = dotted, ""
        while head:
            if other := self._aliases.get(head):
                return other + tail
            head, _, last = head.rpartition(".")
            tail = f".{last}{tail}"
        return dotted
