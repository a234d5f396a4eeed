from ..b.deep import Leaf
from ..b.middle import Middle, make


class Facade:
    middle_class = Middle

    def __init__(self, leaf: Leaf | None = None) -> None:
        self.middle = self.middle_class(leaf or make())

    def work(self) -> str:
        return self.middle.step()

    def peek(self) -> str:
        return self.middle.name

    @property
    def result(self) -> str:
        return self.middle.result

    @staticmethod
    def static() -> str:
        return make().pull()

    @classmethod
    def default(cls) -> "Facade":
        return cls()

    def callback(self):
        return lambda: self.middle.step()


def open_door(kind: str = "slow"):
    return {"slow": Middle.slow, "fast": Middle.fast}[kind]()
