"""What the value flow asks of the catalog, each question answered once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

from qdrant_async_migrate.catalog.schema import Effect, Method, Sdk, TypeRow


class Catalog(Protocol):
    """The part of the catalog that the value flow needs."""

    def canonical(self, dotted: str) -> str: ...
    def sdk(self, dotted: str) -> Sdk | None: ...
    def sdk_of_twin(self, dotted: str) -> Sdk | None: ...
    def method(self, sdk: Sdk, path: str) -> Method | None: ...
    def effect(self, dotted: str) -> Effect | None: ...
    def type_row(self, dotted: str) -> TypeRow | None: ...
    def returns(self, dotted: str) -> str: ...
    def bases(self, dotted: str) -> tuple[str, ...]: ...
    def is_prefix(self, dotted: str) -> bool: ...
    @property
    def provided(self) -> Mapping[str, str]: ...
    @property
    def mappings(self) -> frozenset[str]: ...
    @property
    def sdks(self) -> Mapping[str, Sdk]: ...


class Knowledge:
    """Memory in front of a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.canonical = lru_cache(maxsize=None)(catalog.canonical)
        self.sdk = lru_cache(maxsize=None)(catalog.sdk)
        self.twin_of = lru_cache(maxsize=None)(catalog.sdk_of_twin)
        self.effect = lru_cache(maxsize=None)(catalog.effect)
        self.row = lru_cache(maxsize=None)(catalog.type_row)
        self.is_prefix = lru_cache(maxsize=None)(catalog.is_prefix)
        self.bases = lru_cache(maxsize=None)(catalog.bases)
        self.returns = lru_cache(maxsize=None)(catalog.returns)
        self.provided = catalog.provided
        self.mappings = catalog.mappings
        self.packages = frozenset(name.partition(".")[0] for name in catalog.sdks)
        """Packages that have a client."""

    def is_client(self, dotted: str) -> bool:
        """A client class that has a twin, or such a twin."""
        return self.sdk(dotted) is not None or self.twin_of(dotted) is not None

    def method(self, sdk: Sdk, path: str) -> Method | None:
        return self._catalog.method(sdk, path)
