from __future__ import annotations

import csv
import io
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import yaml


@dataclass
class Table:
    name: str
    frame: pd.DataFrame

    def save(self, path: Path) -> Path:
        self.frame.to_excel(path)
        return path

    def top(self, n: int) -> list[dict]:
        return self.frame.head(n).to_dict("records")

    @classmethod
    def read(cls, path: Path) -> Table:
        return cls(path.stem, READERS[path.suffix](path))

    def __add__(self, other: Table) -> Table:
        return Table(f"{self.name}+{other.name}", pd.concat([self.frame, other.frame]))


READERS: dict[str, Callable[[Path], pd.DataFrame]] = {
    ".csv": pd.read_csv,
    ".json": pd.read_json,
    ".parquet": lambda p: pl.read_parquet(p).to_pandas(),
}


def query(sql: str) -> list[tuple]:
    return duckdb.sql(sql).fetchall()


def config(path: str = "reports.yml") -> dict:
    with open(path) as handle:
        return yaml.safe_load(handle)


def tree(path: Path) -> ET.Element:
    return ET.parse(path).getroot()


def tree_of(text: str) -> str:
    return ET.Element(text).tag


def rows(text: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text))


def sums(values: list[int]) -> int:
    return sum(values)


def schema(path: str) -> list[str]:
    db = sqlite3.connect(path)
    return [r[0] for r in db.execute("select name from sqlite_master")]
