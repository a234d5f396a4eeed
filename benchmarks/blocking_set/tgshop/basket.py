from __future__ import annotations

import json
from contextvars import ContextVar
from pathlib import Path

current: ContextVar["Basket"] = ContextVar("basket")


class Basket:
    def __init__(self, user: int, root: Path | None = None) -> None:
        self.user = user
        self.root = root
        self.items: list[str] = []

    def __len__(self) -> int:
        return len(self.items)

    def __contains__(self, item: str) -> bool:
        return item in self.items

    def __enter__(self) -> "Basket":
        return self

    def __exit__(self, *exc) -> None:
        self.save()

    @property
    def file(self) -> Path:
        return (self.root or Path(".")) / f"{self.user}.json"

    @property
    def saved(self) -> list[str]:
        return json.loads(self.file.read_text())

    def add(self, item: str) -> None:
        self.items.append(item)

    def save(self) -> None:
        self.file.write_text(json.dumps(self.items))

    def text(self) -> str:
        return ", ".join(self.items)

    @classmethod
    def load(cls, user: int) -> "Basket":
        basket = cls(user)
        basket.items = basket.saved
        return basket
