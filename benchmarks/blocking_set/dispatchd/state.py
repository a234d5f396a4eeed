from __future__ import annotations

import json
import os
import shelve
from collections import UserDict
from pathlib import Path
from typing import Any


class State(UserDict):
    """What jobs left behind."""

    def key(self, job: str) -> str:
        return job.lower()


class DiskState(State):
    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(json.loads(path.read_text()) if path.exists() else {})

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, value)
        self.sync()

    def sync(self) -> None:
        temporary = self.path.with_suffix(".new")
        temporary.write_text(json.dumps(self.data))
        os.replace(temporary, self.path)


class Ledger:
    def __init__(self, state: State) -> None:
        self.state = state

    def mark(self, job: str, value: str) -> None:
        self.state[self.state.key(job)] = value

    def seen(self, job: str) -> bool:
        return self.state.key(job) in self.state


class Shelf:
    def __init__(self, path: str) -> None:
        self.path = path
        self._shelf: shelve.Shelf | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if self._shelf is None:
            self._shelf = shelve.open(self.path)
        return self._shelf[name]
