from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Callable

if TYPE_CHECKING:
    from .models import Entity
    from .repository import Repository


class Transaction:
    def __init__(self) -> None:
        self._pending: list[Callable[[], object]] = []

    def delete(self, repository: Repository, *ids: int) -> None:
        self._pending.append(functools.partial(repository.remove, *ids))

    def put(self, repository: Repository, entity: Entity) -> None:
        self._pending.append(lambda: repository.add(entity))

    def commit(self) -> None:
        for action in self._pending:
            action()
        self._pending.clear()

    def discard(self) -> None:
        self._pending.clear()
