from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict, deque
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any


class Box:
    def __init__(self, value: Any) -> None:
        self.value = value

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(self.value))

    def peek(self) -> Any:
        return self.value


class Memory(MutableMapping[str, Any]):
    def __init__(self) -> None:
        self._items: OrderedDict[str, Any] = OrderedDict()

    def __getitem__(self, key: str) -> Any:
        return self._items[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._items[key] = value

    def __delitem__(self, key: str) -> None:
        del self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def boxed(self, key: str) -> Box:
        return Box(self[key])


class SqlMemory(Memory):
    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self._db: sqlite3.Connection | None = None

    @property
    def db(self) -> sqlite3.Connection:
        if self._db is None:
            self._db = sqlite3.connect(self._path)
        return self._db

    def __getitem__(self, key: str) -> Any:
        return self.db.execute("select value from memory where key = ?", (key,)).fetchone()

    def __len__(self) -> int:
        return self.db.execute("select count(*) from memory").fetchone()[0]


class Window:
    def __init__(self, size: int) -> None:
        self.turns: deque[str] = deque(maxlen=size)

    def push(self, turn: str) -> "Window":
        self.turns.append(turn)
        return self

    def __add__(self, other: "Window") -> "Window":
        joined = Window(len(self.turns) + len(other.turns))
        joined.turns.extend([*self.turns, *other.turns])
        return joined

    def dump(self, path: Path) -> None:
        with path.open("w") as out:
            out.writelines(self.turns)

    def __enter__(self) -> "Window":
        return self

    def __exit__(self, *error: object) -> None:
        self.turns.clear()


class Journal(Window):
    def __init__(self, path: Path) -> None:
        super().__init__(100)
        self.path = path

    def __exit__(self, *error: object) -> None:
        self.dump(self.path)
