from __future__ import annotations

from dataclasses import dataclass

from sqlatlas.repos import AsyncRepo, PgRepo, Repo, SqliteRepo, StaticRepo


@dataclass
class Context:
    repo: Repo
    arepo: AsyncRepo
    label: str = "atlas"

    def title(self) -> str:
        return self.label.title()

    def summary(self) -> str:
        return f"{self.label}: {self.repo.count()}"


def repo_for(url: str) -> Repo:
    if url.startswith("sqlite://"):
        return SqliteRepo(url.removeprefix("sqlite://"))
    if url.startswith("postgres://"):
        return PgRepo(url)
    return StaticRepo([])


def static(*names: str) -> Repo:
    return StaticRepo(list(names))


def production() -> Context:
    return Context(PgRepo("postgres://db/atlas"), AsyncRepo("atlas.db"))


def testing() -> Context:
    return Context(StaticRepo(["a"]), AsyncRepo(":memory:"), "test")
