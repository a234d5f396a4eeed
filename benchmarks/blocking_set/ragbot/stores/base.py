from __future__ import annotations

from abc import ABC, abstractmethod


class Store(ABC):
    name: str = "base"

    @abstractmethod
    def search(self, vector: list[float], limit: int = 5) -> list[str]: ...

    def first(self, vector: list[float]) -> str | None:
        found = self.search(vector, 1)
        return found[0] if found else None

    def label(self) -> str:
        return f"store {self.name}"
