from __future__ import annotations

import configparser
import csv
import fileinput
import json
import linecache
import os
import pickle
import tomllib
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import IO, Any, overload

import docx
import openpyxl
import pandas as pd
import yaml


class Reader(ABC):
    suffixes: tuple[str, ...] = ()
    _all: list[type[Reader]] = []

    def __init_subclass__(cls) -> None:
        Reader._all.append(cls)

    @abstractmethod
    def read(self, path: Path) -> str: ...

    @classmethod
    def for_path(cls, path: Path) -> Reader:
        for sub in cls._all:
            if path.suffix in sub.suffixes:
                return sub()
        raise LookupError(path)


class Docx(Reader):
    suffixes = (".docx",)

    def read(self, path: Path) -> str:
        return "\n".join(p.text for p in docx.Document(str(path)).paragraphs)


class Xlsx(Reader):
    suffixes = (".xlsx",)

    def read(self, path: Path) -> str:
        book = openpyxl.load_workbook(path)
        return "\n".join(str(c.value) for row in book.active for c in row)


class Name(Reader):
    suffixes = (".bin",)

    def read(self, path: Path) -> str:
        return path.name


class Config:
    def __init__(self, path: str):
        self.parser = configparser.ConfigParser()
        self.parser.read(path)

    def __getattr__(self, name: str) -> str:
        return self.parser["main"][name]


class Table:
    def __init__(self, path: str | Path):
        self.path = Path(path)

    def __iter__(self) -> Generator[dict[str, Any], None, None]:
        with self.path.open(newline="") as fh:
            yield from csv.DictReader(fh)

    def frame(self) -> pd.DataFrame:
        return pd.read_csv(self.path)

    @classmethod
    def from_frame(cls, df: pd.DataFrame, path: str) -> Table:
        df.to_parquet(path)
        return cls(path)

    def columns(self) -> list[str]:
        return ["a", "b"]


def from_stream(fh: IO[bytes]) -> Any:
    return pickle.load(fh)


def from_bytes(data: bytes) -> list[list[str]]:
    return list(csv.reader(TextIOWrapper(BytesIO(data))))


def toml(path: str) -> dict:
    return tomllib.loads(Path(path).read_text())


def member(path: str, name: str) -> bytes:
    return zipfile.ZipFile(path).read(name)


def line(path: str, n: int) -> str:
    return linecache.getline(path, n)


def lines(*paths: str) -> Iterable[str]:
    return fileinput.input(paths)


@overload
def load(path: str) -> dict: ...
@overload
def load(path: str, key: str) -> Any: ...
def load(path, key=None):
    with open(path) as fh:
        data = json.load(fh)
    return data if key is None else data[key]


def dump(data) -> str:
    out = StringIO()
    yaml.safe_dump(data, out)
    return out.getvalue()


def scan(root: str) -> list[str]:
    return [e.name for e in os.scandir(root)]
