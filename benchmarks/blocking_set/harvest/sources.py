from __future__ import annotations

import csv
import io
import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, IO

import boto3
import requests

Row = dict[str, Any]


class Source(ABC):
    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def open(self) -> IO[str]:
        """A handle on the text."""

    def rows(self) -> Iterator[Row]:
        with self.open() as handle:
            yield from csv.DictReader(handle)

    def header(self) -> list[str]:
        return next(csv.reader(self.open()))

    def describe(self) -> str:
        return f"{type(self).__name__}({self.name})"


class FileSource(Source):
    def open(self) -> IO[str]:
        return open(self.name, encoding="utf-8")


class TextSource(Source):
    def __init__(self, name: str, text: str) -> None:
        super().__init__(name)
        self.text = text

    def open(self) -> IO[str]:
        return io.StringIO(self.text)


class HttpSource(Source):
    session = requests.Session()

    def open(self) -> IO[str]:
        return io.StringIO(self.session.get(self.name, timeout=5).text)


class S3Source(Source):
    def __init__(self, bucket: str, key: str) -> None:
        super().__init__(f"s3://{bucket}/{key}")
        self.bucket, self.key = bucket, key
        self._client: Any = None

    @property
    def client(self) -> Any:
        if self._client is None:
            self._client = boto3.client("s3")
        return self._client

    def open(self) -> IO[str]:
        body = self.client.get_object(Bucket=self.bucket, Key=self.key)["Body"]
        return io.StringIO(body.read().decode())


class Union(Source):
    def __init__(self, *sources: Source) -> None:
        super().__init__("+".join(s.name for s in sources))
        self.sources = sources

    def open(self) -> IO[str]:
        return io.StringIO("".join(s.open().read() for s in self.sources))

    def rows(self) -> Iterator[Row]:
        for source in self.sources:
            yield from source.rows()


def manifest(folder: Path) -> list[Source]:
    return [FileSource(str(folder / name)) for name in json.loads((folder / "manifest.json").read_text())]


def texts(pairs: Iterable[tuple[str, str]]) -> list[Source]:
    return [TextSource(name, text) for name, text in pairs]
