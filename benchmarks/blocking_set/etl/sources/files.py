from __future__ import annotations

import csv
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq


class Source:
    """Rows in batches."""

    def __iter__(self) -> Iterator[dict]:
        for batch in self.batches():
            yield from batch

    def batches(self) -> Iterable[list[dict]]:
        raise NotImplementedError

    def describe(self) -> str:
        return type(self).__name__


class CsvSource(Source):
    def __init__(self, path: Path) -> None:
        self.path = path

    def batches(self):
        with self.path.open() as handle:
            yield list(csv.DictReader(handle))


class ParquetSource(Source):
    def __init__(self, path: str) -> None:
        self.path = path

    def batches(self):
        yield pq.read_table(self.path).to_pylist()


class ListSource(Source):
    def __init__(self, rows: list[dict]) -> None:
        self.rows = rows

    def batches(self):
        yield self.rows


def frame(path: str) -> pd.DataFrame:
    return pd.read_parquet(path)


def cleaned(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.rename(columns=str.lower)


def unpack(path: str, to: str) -> list[str]:
    with tarfile.open(path) as archive:
        archive.extractall(to)
        return archive.getnames()
