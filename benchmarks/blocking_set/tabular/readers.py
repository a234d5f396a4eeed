import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, overload

import openpyxl
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import yaml


class Source:
    suffix = ""

    def __init__(self, path: Path) -> None:
        self.path = path

    def frame(self) -> pd.DataFrame:
        raise NotImplementedError

    @property
    def columns(self) -> list[str]:
        return list(self.frame().columns)


class Csv(Source):
    suffix = ".csv"

    def frame(self) -> pd.DataFrame:
        return pd.read_csv(self.path)


class Excel(Source):
    suffix = ".xlsx"

    def frame(self) -> pd.DataFrame:
        return pd.read_excel(self.path)

    def sheets(self) -> list[str]:
        return openpyxl.load_workbook(self.path).sheetnames


class Parquet(Source):
    suffix = ".parquet"

    def frame(self) -> pd.DataFrame:
        return pq.read_table(self.path).to_pandas()


class Inline(Source):
    def __init__(self, rows: list[dict[str, Any]]) -> None:
        super().__init__(Path())
        self.rows = rows

    def frame(self) -> pd.DataFrame:
        return pd.DataFrame(self.rows)


def open_source(path: Path) -> Source:
    for kind in Source.__subclasses__():
        if kind.suffix == path.suffix:
            return kind(path)
    raise ValueError(path)


def lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="") as handle:
        yield from csv.DictReader(handle)


def parse(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def settings(path: Path) -> dict:
    return yaml.safe_load(path.read_text())


def lazy(path: Path) -> pl.LazyFrame:
    return pl.scan_parquet(path)


class Sink:
    def __init__(self, target: io.TextIOBase) -> None:
        self.target = target

    def write(self, value: object) -> None:
        self.target.write(json.dumps(value))
