from .entities import Book
from .uow import UnitOfWork


def import_books(uow: UnitOfWork, rows) -> int:
    with uow:
        for row in rows:
            uow.add(Book(*row))
            if row[2] < 0:
                raise ValueError(f"bad year {row[2]}")
    return len(rows)


def title_of(uow: UnitOfWork, id: int) -> str:
    with uow as unit:
        book = unit.books.get(id)
        return book.title if book else "unknown"


def recommend(uow: UnitOfWork, id: int) -> list[str]:
    with uow:
        return [b.title for b in uow.books.like(uow.books.get(id), limit=2)]
