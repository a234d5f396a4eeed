from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from .db import User, statement, transaction


class Users:
    def __init__(self, session: Session) -> None:
        self.session = session

    def by_name(self, name: str) -> User | None:
        return self.session.scalars(statement(name)).first()

    def older(self) -> list[User]:
        return self.session.query(User).filter(User.id < 10).all()

    def add(self, name: str) -> User:
        user = User(name=name)
        self.session.add(user)
        return user

    def save(self, user: User) -> None:
        self.session.merge(user)
        self.session.commit()


class AsyncUsers:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def by_name(self, name: str) -> User | None:
        return (await self.session.scalars(statement(name))).first()  # ok

    async def total(self) -> int:
        return await self.session.scalar(select(func.count(User.id))) or 0  # ok

    async def add(self, name: str) -> User:
        user = User(name=name)  # ok
        self.session.add(user)  # ok
        await self.session.flush()  # ok
        return user

    async def sync_part(self) -> list[User]:
        return await self.session.run_sync(lambda s: Users(s).older())  # ok


def count() -> int:
    with transaction() as session:
        return session.scalar(select(func.count(User.id))) or 0
