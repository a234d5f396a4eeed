from __future__ import annotations

import bz2
import csv
import json
import lzma
from dataclasses import dataclass
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Iterable, Iterator, NamedTuple

import datasets
import jsonlines
import polars as pl
import pyarrow.parquet as pq
from huggingface_hub import hf_hub_download, snapshot_download


class Example(NamedTuple):
    question: str
    answer: str

    def prompt(self) -> str:
        return f"Q: {self.question}"


@dataclass
class Dataset:
    path: Path
    limit: int | None = None

    def __iter__(self) -> Iterator[Example]:
        opener = {".bz2": bz2.open, ".xz": lzma.open}.get(self.path.suffix, open)
        with opener(self.path, "rt") as fh:
            for line in fh:
                yield Example(**json.loads(line))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def name(self) -> str:
        return self.path.stem

    def split(self, at: int) -> tuple[list[Example], list[Example]]:
        rows = list(self)
        return rows[:at], rows[at:]

    @classmethod
    def from_hub(cls, repo: str) -> Dataset:
        return cls(Path(hf_hub_download(repo, "data.jsonl")))


class InMemory(Dataset):
    def __init__(self, rows: list[Example]):
        self.rows = rows

    def __iter__(self) -> Iterator[Example]:
        return iter(self.rows)


def results(path: str | PathLike, rows: Iterable[dict]) -> None:
    with jsonlines.open(path, "w") as writer:
        writer.write_all(rows)


def table(path: str) -> pl.DataFrame:
    return pl.read_csv(path)


def lazy_table(path: str) -> pl.LazyFrame:
    return pl.scan_parquet(path)


def arrow(path: str):
    return pq.read_table(path)


def hub(name: str):
    return datasets.load_dataset(name)


model_dir = partial(snapshot_download, local_dir="models")


def to_csv(rows: list[Example], path: str) -> None:
    with open(path, "w", newline="") as fh:
        csv.writer(fh).writerows(rows)
