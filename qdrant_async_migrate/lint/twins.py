"""Methods of async clients that the catalog names as the twin of a blocking one: what they give is awaited."""

from __future__ import annotations

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.schema import MethodKind
from qdrant_async_migrate.link.blocking import Blockings
from qdrant_async_migrate.link.state import Call


class Twins:
    """The tables are read by package, when a call may be of one."""

    def __init__(self, catalog: Catalog, blockings: Blockings) -> None:
        self._catalog, self._blockings = catalog, blockings
        self._known: dict[str, frozenset[str]] = {}

    def gives_coroutine(self, call: Call) -> bool:
        """Everything that the call may run is a coroutine method of such a client."""
        items = self._blockings.program.state.values.items
        for value in call.targets:
            name = items[value][1]
            if name.__class__ is not str or not _may_be_async(name):
                return False
        names = self._blockings.naming.names(call.function)
        return bool(names) and all(_may_be_async(name) and name in self._of(name.partition(".")[0]) for name in names)

    def _of(self, package: str) -> frozenset[str]:
        if package not in self._known:
            rows = (row for rows in self._catalog.blockings.of_package(package) for row in rows)
            coroutines = [row.twin for row in rows if row.twin and row.twin_kind is MethodKind.COROUTINE]
            said = self._catalog.blockings.pairs("twin", "twin_kind")
            elsewhere = [twin for twin, kind in said if kind == MethodKind.COROUTINE.value and twin.startswith(f"{package}.")]
            self._known[package] = frozenset(map(self._catalog.canonical, [*coroutines, *elsewhere]))
        return self._known[package]


def _may_be_async(name: str) -> bool:
    """As far as the name tells: no other is looked up."""
    return "sync" in name or ".aio." in name or name.startswith("aio")
