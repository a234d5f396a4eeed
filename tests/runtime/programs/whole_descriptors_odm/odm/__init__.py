from .connection import Connection, connect
from .fields import Field, VectorField
from .model import Model

__all__ = ["Connection", "Field", "Model", "VectorField", "connect"]
