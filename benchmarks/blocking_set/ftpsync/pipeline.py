import csv
import gzip
import io
import pickle
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Iterator

import pandas as pd

Step = Callable[[bytes], bytes]


def unzip(data: bytes) -> bytes:
    return gzip.decompress(data)


def strip(data: bytes) -> bytes:
    return data.strip()


@dataclass
class Pipeline:
    steps: list[Step] = field(default_factory=list)
    out: Path = Path("out")

    def __rshift__(self, step: Step) -> "Pipeline":
        return Pipeline([*self.steps, step], self.out)

    def __call__(self, data: bytes) -> bytes:
        for step in self.steps:
            data = step(data)
        return data

    def store(self, name: str, data: bytes) -> Path:
        target = self.out / name
        target.write_bytes(zlib.compress(data))
        return target

    def rows(self, data: bytes) -> Iterator[list[str]]:
        yield from csv.reader(io.StringIO(data.decode()))

    def frame(self, name: str) -> pd.DataFrame:
        return pd.read_parquet(self.out / name)

    def __getitem__(self, name: str):
        with (self.out / name).open("rb") as fh:
            return pickle.load(fh)

    def __contains__(self, name: str) -> bool:
        return name in self.steps
