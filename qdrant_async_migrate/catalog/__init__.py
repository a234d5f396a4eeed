"""What the tool knows of libraries, as data: ``load_catalog`` reads the rows, ``Catalog`` answers questions about names."""

from .loader import build_catalog, load_catalog
from .lookup import Catalog
from .rows import CatalogError
from .versions import Found, find_version

__all__ = ["Catalog", "CatalogError", "Found", "build_catalog", "find_version", "load_catalog"]
