from __future__ import annotations

import asyncio
import time
from typing import Any, Awaitable, Callable, Generic, Protocol, TypeVar

import pandas as pd
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Session, select

from petclinic.deps import Mailer, Uploads

T = TypeVar("T")


class Clock(Protocol):
    def now(self) -> float: ...
    def pause(self, seconds: float) -> None: ...


class RealClock:
    def now(self) -> float:
        return time.time()

    def pause(self, seconds: float) -> None:
        time.sleep(seconds)


class FakeClock:
    def __init__(self) -> None:
        self.at = 0.0

    def now(self) -> float:
        return self.at

    def pause(self, seconds: float) -> None:
        self.at += seconds


class Reminder:
    def __init__(self, mailer: Mailer, clock: Clock | None = None) -> None:
        self.mailer = mailer
        self.clock = clock or RealClock()

    def remind(self, names: list[str]) -> float:
        for name in names:
            self.mailer.send(name, "vaccination")
        return self.clock.now()

    def remind_slowly(self, names: list[str]) -> None:
        for name in names:
            self.clock.pause(0.1)


class Repo(Generic[T]):
    model: type[T]

    def __init__(self, db: Session) -> None:
        self.db = db

    def all(self) -> list[T]:
        return list(self.db.exec(select(self.model)).all())

    def statement(self) -> Any:
        return select(self.model)


class ARepo(Generic[T]):
    model: type[T]

    def __init__(self, db: AsyncSession) -> None:
        self.db = db

    async def all(self) -> list[T]:
        return list((await self.db.scalars(select(self.model))).all())  # ok


def weekly(path: str) -> dict[str, int]:
    return pd.read_csv(path).groupby("week").size().to_dict()


def weekly_rows(rows: list[dict[str, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for row in rows:
        found[row["week"]] = found.get(row["week"], 0) + 1
    return found


async def timed(work: Callable[[], Awaitable[T]]) -> tuple[T, float]:
    begun = time.perf_counter()  # ok
    result = await work()  # ok
    return result, time.perf_counter() - begun  # ok
