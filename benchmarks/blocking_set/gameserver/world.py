from __future__ import annotations

import copy
import json
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Any


class Event(Enum):
    SPAWN = auto()
    SAVE = auto()
    CHAT = auto()


@dataclass
class Unit:
    name: str
    hp: int = 10
    position: tuple[int, int] = (0, 0)

    def move(self, dx: int, dy: int) -> "Unit":
        self.position = (self.position[0] + dx, self.position[1] + dy)
        return self


class World:
    """Listeners are kept by event; state can be written to disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.units: dict[str, Unit] = {}
        self._listeners: dict[Event, list[Callable[[Any], None]]] = {}
        self._lock = threading.RLock()

    def on(self, event: Event, listener: Callable[[Any], None]) -> None:
        self._listeners.setdefault(event, []).append(listener)

    def emit(self, event: Event, payload: Any = None) -> None:
        for listener in self._listeners.get(event, ()):
            listener(payload)

    def spawn(self, name: str) -> Unit:
        unit = self.units[name] = Unit(name)
        return unit

    def get(self, name: str) -> Unit | None:
        return self.units.get(name)

    def save(self, payload: Any = None) -> None:
        self.path.write_text(json.dumps({n: asdict(u) for n, u in self.units.items()}))

    def snapshot(self) -> dict[str, Unit]:
        with self._lock:
            return copy.deepcopy(self.units)

    def nearby(self, unit: Unit) -> Iterator[Unit]:
        for other in self.units.values():
            if other is not unit:
                yield other

    def __contains__(self, name: str) -> bool:
        return name in self.units

    def __getitem__(self, name: str) -> Unit:
        return self.units[name]

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.units.values())


class Journal:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __contains__(self, text: str) -> bool:
        return text in self.path.read_text()

    def __getitem__(self, number: int) -> str:
        return self.path.read_text().splitlines()[number]

    def __iter__(self) -> Iterator[str]:
        with self.path.open() as handle:
            yield from handle

    def __iadd__(self, text: str) -> "Journal":
        with self.path.open("a") as handle:
            handle.write(text)
        return self
