"""Files that were not looked at, as the value flow sees them: what is imported from one is a value of a library whose name begins
with ``~``, and what is made of that keeps the name. Where such a value meets one that matters, its file is looked at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from qdrant_async_migrate.catalog.schema import Effect, Method, Sdk, TypeRow
from qdrant_async_migrate.link.knowledge import Catalog
from qdrant_async_migrate.link.modules import MARK, Modules
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import FileFacts, Op
from qdrant_async_migrate.records import replace

_NAMED = (Kind.EXT, Kind.OBJ, Kind.MEM)


class PartialModules(Modules):
    """The modules of a program of which only some are looked at."""

    def __init__(self, whole: Modules, taken: Collection[str]) -> None:
        super().__init__(taken, ())
        self._whole = whole

    @property
    def whole(self) -> Modules:
        """All of the project's."""
        return self._whole

    def resolve(self, importer: str, is_package: bool, module: str, level: int) -> str | None:
        found = self.whole.resolve(importer, is_package, module, level)
        return found if found is not None and (not found or self.knows(found)) else None

    def absolute(self, importer: str, is_package: bool, module: str, level: int) -> str:
        found = self.whole.resolve(importer, is_package, module, level)
        if found is None:
            return self.whole.absolute(importer, is_package, module, level)
        return found if self.knows(found) else f"{MARK}{found}"

    def inner(self, module: str, name: str) -> str | None:
        found = self.whole.inner(module, name)
        return found if found is not None and self.knows(found) else None

    def named(self, name: str) -> str:
        return self.whole.named(name)

    def module_of(self, dotted: str) -> str | None:
        """The file that a name with the mark comes from."""
        name = dotted.removeprefix(MARK).replace("(", ".")
        while name and self.whole.named(name) not in self.whole.names:
            name = name.rpartition(".")[0]
        return self.whole.named(name) or None

    def origin(self, item: tuple[Any, ...]) -> str | None:
        """The file that a value comes from, if it was not looked at."""
        return self.module_of(item[1]) if item[0] in _NAMED and item[1].startswith(MARK) else None

    def seen(self, facts: FileFacts) -> FileFacts:
        """The facts with imports of files that were not looked at, out of packages that were, as imports of those files."""
        ops = tuple(self._import(facts, op) if op[0] == Op.IMPORT and op[3] else op for op in facts.ops)
        return replace(facts, ops=ops) if ops != facts.ops else facts

    def _import(self, facts: FileFacts, op: tuple[object, ...]) -> tuple[object, ...]:
        package = self.resolve(facts.module, facts.is_package, str(op[2]), op[4])  # type: ignore[arg-type]
        inner = self.whole.inner(package, str(op[3])) if package is not None else None
        if inner is None or self.knows(inner) or inner not in self.whole.names:
            return op
        return (*op[:2], inner, "", 0, *op[5:])


class Outside:
    """A catalog that also knows what comes from files that were not looked at: nothing but that it is worth following."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def canonical(self, dotted: str) -> str:
        return dotted if dotted.startswith(MARK) else self._catalog.canonical(dotted)

    def sdk(self, dotted: str) -> Sdk | None:
        return None if dotted.startswith(MARK) else self._catalog.sdk(dotted)

    def sdk_of_twin(self, dotted: str) -> Sdk | None:
        return None if dotted.startswith(MARK) else self._catalog.sdk_of_twin(dotted)

    def method(self, sdk: Sdk, path: str) -> Method | None:
        return self._catalog.method(sdk, path)

    def effect(self, dotted: str) -> Effect | None:
        return None if dotted.startswith(MARK) else self._catalog.effect(dotted)

    def type_row(self, dotted: str) -> TypeRow | None:
        return None if dotted.startswith(MARK) else self._catalog.type_row(dotted)

    def returns(self, dotted: str) -> str:
        return "" if dotted.startswith(MARK) else self._catalog.returns(dotted)

    def bases(self, dotted: str) -> tuple[str, ...]:
        return () if dotted.startswith(MARK) else self._catalog.bases(dotted)

    def is_prefix(self, dotted: str) -> bool:
        return dotted.startswith(MARK) or self._catalog.is_prefix(dotted)

    @property
    def provided(self) -> Mapping[str, str]:
        return self._catalog.provided

    def __getattr__(self, name: str) -> Any:
        return getattr(self._catalog, name)
