from __future__ import annotations

import json
import sqlite3
import urllib.request
from collections import ChainMap, UserList, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import redis


@dataclass
class Position:
    lat: float
    lon: float

    def __sub__(self, other: Position) -> float:
        return abs(self.lat - other.lat) + abs(self.lon - other.lon)


@dataclass
class Address:
    text: str

    @property
    def position(self) -> Position:
        with urllib.request.urlopen(f"https://geo.example/{self.text}") as answer:
            return Position(**json.load(answer))

    def __sub__(self, other: Address) -> float:
        return self.position - other.position


class Vehicle:
    def __init__(self, plate: str, position: Position | None = None) -> None:
        self.plate = plate
        self.position = position or Position(0, 0)

    def refresh(self) -> None:
        pass

    def __lt__(self, other: Vehicle) -> bool:
        return self.plate < other.plate


class Tracked(Vehicle):
    dsn = "postgresql://fleet"

    def refresh(self) -> None:
        with psycopg.connect(self.dsn) as db:
            row = db.execute("select lat, lon from positions where plate = %s", (self.plate,)).fetchone()
        self.position = Position(*row)


class Depot(UserList[Vehicle]):
    def refresh(self) -> None:
        for vehicle in self.data:
            vehicle.refresh()

    def plates(self) -> list[str]:
        return sorted(v.plate for v in self)


class Convoy(list[Vehicle]):
    def lead(self) -> Vehicle:
        return self[0]

    def refresh(self) -> None:
        for vehicle in self:
            vehicle.refresh()


class Journal:
    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def __iter__(self) -> Iterator[dict]:
        with self.path.open() as lines:
            for line in lines:
                yield json.loads(line)

    def __len__(self) -> int:
        return self.path.stat().st_size

    def __iadd__(self, entry: dict) -> Journal:
        with self.path.open("a") as out:
            out.write(json.dumps(entry))
        return self


class Ring:
    def __init__(self, items: Iterable[dict]) -> None:
        self.items = list(items)

    def __iter__(self) -> Iterator[dict]:
        return iter(self.items)

    def __iadd__(self, entry: dict) -> Ring:
        self.items.append(entry)
        return self


class Live(Mapping[str, str]):
    def __init__(self, server: redis.Redis) -> None:
        self.server = server

    def __getitem__(self, key: str) -> str:
        return self.server.get(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self.server.keys())

    def __len__(self) -> int:
        return 3


class Zones:
    def __init__(self) -> None:
        self.by_name: dict[str, list[str]] = defaultdict(list)
        self.layers = ChainMap({"a": "b"}, {})

    def add(self, zone: str, plate: str) -> None:
        self.by_name[zone].append(plate)

    def load(self, path: str) -> None:
        with sqlite3.connect(path) as db:
            for zone, plate in db.execute("select zone, plate from zones"):
                self.add(zone, plate)


def nearest(vehicles: Iterable[Vehicle], to: Position) -> Vehicle:
    return min(vehicles, key=lambda v: v.position - to)


def closest(addresses: list[Address], to: Address) -> Address:
    return min(addresses, key=lambda a: a - to)
