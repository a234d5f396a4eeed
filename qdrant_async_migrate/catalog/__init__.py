"""What the tool knows of libraries, as data: ``load_catalog`` reads the rows, ``Catalog`` answers questions about names."""

from .loader import build_catalog, load_catalog
from .lookup import Catalog
from .rows import CatalogError

__all__ = ["Catalog", "CatalogError", "build_catalog", "load_catalog"]
