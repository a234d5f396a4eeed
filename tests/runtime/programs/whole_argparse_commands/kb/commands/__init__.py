from .base import Command
from .demo import Demo
from .seed import Seed
from .stats import Stats

COMMANDS: list[type[Command]] = [Seed, Demo, Stats]
