"""Puts books into the store, some at a time."""

from dataclasses import asdict

from qdrant_client import models

from books import Book
from embedding import embed
from store import Store


def load(store: Store, books: list[Book], batch_size: int) -> int:
    """Add the books and say how many the store holds then."""
    for start in range(0, len(books), batch_size):
        store.add([point(book) for book in books[start : start + batch_size]])
    return store.size()


def point(book: Book) -> models.PointStruct:
    return models.PointStruct(id=book.number, vector=embed(f"{book.title} {book.about}"), payload=asdict(book))
