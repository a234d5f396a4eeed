from .entry import Facade as Facade
from .entry import open_door
from .plumbing import *

__all__ = ["Facade", "chain", "each", "guard", "open_door", "pipe", "twice"]
