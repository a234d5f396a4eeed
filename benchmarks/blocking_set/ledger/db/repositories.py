from __future__ import annotations

from typing import Any, Generic, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from .session import Base

T = TypeVar("T", bound=Base)


class Account(Base):
    __tablename__ = "accounts"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]

    def label(self) -> str:
        return f"{self.id}: {self.owner}"


class Entry(Base):
    __tablename__ = "entries"
    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[int]
    cents: Mapped[int]


class Repository(Generic[T]):
    model: type[T]

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, key: int) -> T | None:
        return self._session.get(self.model, key)

    def add(self, **values: Any) -> T:
        made = self.model(**values)
        self._session.add(made)
        return made

    def save(self, made: T) -> T:
        self._session.add(made)
        self._session.commit()
        self._session.refresh(made)
        return made

    def statement(self, limit: int):
        return select(self.model).order_by(self.model.id).limit(limit)

    def page(self, limit: int = 20) -> list[T]:
        return list(self._session.scalars(self.statement(limit)))

    def __len__(self) -> int:
        return self._session.scalar(select(func.count()).select_from(self.model)) or 0


class AccountRepository(Repository[Account]):
    model = Account

    @property
    def newest(self) -> Account | None:
        return self._session.query(Account).order_by(Account.id.desc()).first()


class EntryRepository(Repository[Entry]):
    model = Entry

    def balance(self, account: int) -> int:
        rows = self._session.execute(select(Entry.cents).where(Entry.account == account))
        return sum(row[0] for row in rows)

    def signed(self, cents: int, sign: int = 1) -> int:
        return cents * sign
