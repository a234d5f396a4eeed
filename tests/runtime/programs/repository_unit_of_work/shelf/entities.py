from dataclasses import dataclass


@dataclass
class Book:
    id: int
    title: str
    year: int

    def vector(self):
        return [self.year / 2000, len(self.title) / 10]
