"""Document search over Qdrant."""

__version__ = "0.3.1"
