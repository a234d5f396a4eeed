"""Methods of async clients that the catalog names as the twin of a blocking one: what they give is awaited."""

from __future__ import annotations

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.schema import MethodKind
from qdrant_async_migrate.link.blocking import Blockings
from qdrant_async_migrate.link.state import Call

_MARKS = ("Async", "async", ".aio.")
"""In the name of each such client: no other is looked up."""


class Twins:
    """The tables are read by package, when a call may be of one."""

    def __init__(self, catalog: Catalog, blockings: Blockings) -> None:
        self._catalog, self._blockings = catalog, blockings
        self._known: dict[str, frozenset[str]] = {}

    def gives_coroutine(self, call: Call) -> bool:
        """Everything that the call may run is a coroutine method of such a client."""
        names = self._blockings.names(call.function)
        return bool(names) and all(any(m in n for m in _MARKS) and n in self._of(n.partition(".")[0]) for n in names)

    def _of(self, package: str) -> frozenset[str]:
        if package not in self._known:
            rows = (row for rows in self._catalog.blockings.of_package(package) for row in rows)
            coroutines = (row.twin for row in rows if row.twin and row.twin_kind is MethodKind.COROUTINE)
            self._known[package] = frozenset(map(self._catalog.canonical, coroutines))
        return self._known[package]
