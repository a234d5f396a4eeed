from .library import Library

__all__ = ["Library"]
