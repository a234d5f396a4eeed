from abc import ABC, abstractmethod


class Job(ABC):
    @classmethod
    def make(cls):
        return cls()

    def execute(self) -> str:
        self.before()
        try:
            return f"{self.title()}: {self.run()}"
        finally:
            self.after()

    def before(self) -> None:
        print("before", self.title())

    def after(self) -> None:
        print("after", self.title())

    def title(self) -> str:
        return type(self).__name__

    @abstractmethod
    def run(self): ...
