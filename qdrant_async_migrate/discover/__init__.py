"""From paths to files. In: the paths asked for and the settings. Out: the files of the program around them, named as imports
name them; each is read when somebody asks for it. Knows no syntax and no library."""

from qdrant_async_migrate.discover.find import discover, find_root
from qdrant_async_migrate.discover.listing import Candidate, Discovered, Left
from qdrant_async_migrate.discover.read import Cells, read, source
from qdrant_async_migrate.discover.sources import Sources
from qdrant_async_migrate.discover.text import Undecodable, decode, encode

__all__ = [
    "Candidate",
    "Cells",
    "Discovered",
    "Left",
    "Sources",
    "Undecodable",
    "decode",
    "discover",
    "encode",
    "find_root",
    "read",
    "source",
]
