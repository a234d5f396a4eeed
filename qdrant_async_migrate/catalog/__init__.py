"""What the tool knows of libraries, as data: ``load_catalog`` reads the rows, ``Catalog`` answers questions about names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import names_of

if TYPE_CHECKING:
    from .loader import build_catalog, load_catalog
    from .lookup import Catalog
    from .rows import CatalogError
    from .versions import Found, find_version

__all__ = ["Catalog", "CatalogError", "Found", "build_catalog", "find_version", "load_catalog"]

__getattr__ = names_of(
    __name__,
    {
        "Catalog": "lookup",
        "CatalogError": "rows",
        "Found": "versions",
        "build_catalog": "loader",
        "find_version": "versions",
        "load_catalog": "loader",
    },
)
