from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from pydantic import BaseModel


class Entity(BaseModel, ABC):
    collection: ClassVar[str]
    id: int

    @abstractmethod
    def text(self) -> str: ...

    def vector(self) -> list[float]:
        text = self.text().lower()
        return [text.count(vowel) + 0.1 for vowel in "aeiou"]


class Book(Entity):
    collection = "books"
    title: str
    year: int
    author_id: int

    def text(self) -> str:
        return self.title


class Author(Entity):
    collection = "authors"
    name: str

    def text(self) -> str:
        return self.name
