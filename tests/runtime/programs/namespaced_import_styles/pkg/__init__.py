from .compat import Client

__all__ = ["Client"]
