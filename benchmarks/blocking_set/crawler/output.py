from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from types import TracebackType
from typing import Self


class Writer:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: list[dict] = []

    def __enter__(self) -> Self:
        self.handle = self.path.open("w", newline="")
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.handle.close()

    def add(self, **row: str) -> None:
        self.rows.append(row)

    def write(self, row: dict) -> None:
        raise NotImplementedError


class CsvWriter(Writer):
    def write(self, row: dict) -> None:
        csv.DictWriter(self.handle, list(row)).writerow(row)


class JsonWriter(Writer):
    def write(self, row: dict) -> None:
        json.dump(row, self.handle)


class Memory(Writer):
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        pass

    def write(self, row: dict) -> None:
        self.add(**row)


def save(path: str, body: bytes) -> int:
    with gzip.open(path, "wb") as packed:
        return packed.write(body)


def writer(kind: str, path: Path) -> Writer:
    match kind:
        case "csv":
            return CsvWriter(path)
        case "json":
            return JsonWriter(path)
        case _:
            return Memory(path)
