from .api import Index
from .memory import MemoryIndex
from .qdrant import QdrantIndex

__all__ = ["Index", "MemoryIndex", "QdrantIndex"]
