from enum import Enum, auto


class Command(Enum):
    CREATE = auto()
    ADD = auto()
    SIZE = auto()
    DROP = auto()
