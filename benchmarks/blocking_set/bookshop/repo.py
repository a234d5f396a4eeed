from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from .db import Base, Book, session_scope, statement

M = TypeVar("M", bound=Base)


class Repository(ABC, Generic[M]):
    @abstractmethod
    def get(self, key: int) -> M | None: ...

    def must(self, key: int) -> M:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found


class SqlRepository(Repository[M]):
    model: type[M]

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> M | None:
        return self.session.get(self.model, key)

    def add(self, item: M) -> M:
        self.session.add(item)
        return item

    def count(self) -> int:
        return self.session.query(self.model).count()


class Books(SqlRepository[Book]):
    model = Book

    def titled(self, title: str) -> Book | None:
        return self.session.scalars(statement(title)).first()


class MemoryBooks(Repository[Book]):
    def __init__(self) -> None:
        self.items: dict[int, Book] = {}

    def get(self, key: int) -> Book | None:
        return self.items.get(key)


class Service:
    def __init__(self, books: Repository[Book]) -> None:
        self.books = books

    def title(self, key: int) -> str:
        return self.books.must(key).title

    def rename(self, key: int, title: str) -> None:
        with session_scope() as session:
            session.merge(Book(id=key, title=title))
