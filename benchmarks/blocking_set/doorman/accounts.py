from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from sqlmodel import Field, Session, SQLModel, create_engine, select

from .security import Password, context

engine = create_engine("postgresql://localhost/doorman")


class Account(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str
    digest: str

    @property
    def initials(self) -> str:
        return self.name[:2]

    def verify(self, text: str) -> bool:
        return context.verify(text, self.digest)


def get_db() -> Generator[Session, None, None]:
    with Session(engine) as session:
        yield session


class Repository:
    model = Account

    def __init__(self, session: Session) -> None:
        self.session = session

    def by_name(self, name: str) -> Account | None:
        return self.session.exec(select(self.model).where(self.model.name == name)).first()

    def query(self, name: str):
        return select(self.model).where(self.model.name == name)

    def __len__(self) -> int:
        return len(self.session.exec(select(self.model)).all())

    def __iter__(self):
        return iter(self.session.exec(select(self.model)))

    def save(self, *accounts: Account) -> Sequence[Account]:
        self.session.add_all(accounts)
        self.session.commit()
        return accounts


class UnitOfWork:
    def __enter__(self) -> Repository:
        self.session = Session(engine)
        return Repository(self.session)

    def __exit__(self, kind, error, tb) -> None:
        if kind is None:
            self.session.commit()
        self.session.close()


@contextmanager
def audited(name: str):
    print("begin", name)
    yield Password.of(name)
    print("end", name)
