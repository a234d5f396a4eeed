"""A place that blocks."""

from __future__ import annotations

from qdrant_async_migrate.catalog.schema import Blocking
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.records import dataclass


@dataclass(frozen=True, slots=True)
class Leaf:
    """A place that blocks: ``via`` are the places that lead to it, from the function asked about downwards."""

    file: int
    scope: int
    place: Place
    name: str
    row: Blocking
    is_call: bool
    via: tuple[Use, ...] = ()

    def below(self, via: tuple[Use, ...]) -> Leaf:
        """The same, seen from the function where ``via`` begins."""
        return Leaf(self.file, self.scope, self.place, self.name, self.row, self.is_call, via)
