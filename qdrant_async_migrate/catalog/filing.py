"""Under which name a row is filed: that of the thing itself, whichever of its spellings the file uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from .names import root_of
from .rows import RawRow, names_of

DEPTH = 8
"""How many aliases in a row are followed; aliases that run in a circle end here."""


class Filing:
    """Replaces aliases at the beginning of names."""

    def __init__(self, aliases: Mapping[str, str]) -> None:
        self._aliases = aliases

    @cached_property
    def _spellings(self) -> Mapping[str, frozenset[str]]:
        """The packages that a package is spelled as, by what is filed under it."""
        found: dict[str, set[str]] = {}
        for alias, target in self._aliases.items():
            found.setdefault(root_of(target), set()).add(root_of(alias))
        return {root: frozenset(others) for root, others in found.items()}

    @cached_property
    def _packages(self) -> frozenset[str]:
        return frozenset(alias.partition(".")[0] for alias in self._aliases)

    def packages(self) -> Iterator[str]:
        """Packages under which rows of other packages are filed."""
        return iter(self._spellings)

    def spellings(self, root: str) -> set[str]:
        """The packages whose rows may be filed under the package ``root``."""
        found, todo = {root}, [root]
        while todo:
            fresh = self._spellings.get(todo.pop(), frozenset()) - found
            found |= fresh
            todo += fresh
        return found

    def of(self, raws: Iterable[RawRow]) -> Iterator[tuple[str, str, RawRow]]:
        """The name to file a row under, the name that its file uses, and the row; a row that is an alias keeps its name."""
        for raw in raws:
            is_alias = bool(raw.text("alias"))
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
