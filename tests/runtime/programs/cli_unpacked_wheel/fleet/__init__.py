"""A fleet."""
from fleet.server import start

__all__ = ["start"]
