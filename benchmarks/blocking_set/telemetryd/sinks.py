from __future__ import annotations

import csv
import gzip
import io
import json
import os
from abc import ABC, abstractmethod
from functools import singledispatch, singledispatchmethod
from pathlib import Path
from typing import IO, Any

import boto3


class Sink(ABC):
    name = "sink"

    @abstractmethod
    def write(self, row: dict[str, Any]) -> None: ...

    def flush(self) -> None:
        return None

    def __enter__(self) -> Sink:
        return self

    def __exit__(self, *exc: Any) -> None:
        self.flush()


class MemorySink(Sink):
    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []

    def write(self, row: dict[str, Any]) -> None:
        self.rows.append(row)


class FileSink(Sink):
    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: list[str] = []

    def write(self, row: dict[str, Any]) -> None:
        self.rows.append(json.dumps(row))

    def flush(self) -> None:
        self.path.write_text("\n".join(self.rows))


class S3Sink(Sink):
    def __init__(self, bucket: str) -> None:
        self.bucket = bucket

    @property
    def client(self) -> Any:
        return boto3.client("s3")

    def write(self, row: dict[str, Any]) -> None:
        self.client.put_object(Bucket=self.bucket, Key="k", Body=json.dumps(row))


def sink_for(url: str) -> Sink:
    if url.startswith("s3://"):
        return S3Sink(url)
    if url.startswith("file://"):
        return FileSink(Path(url))
    return MemorySink()


def to_csv(rows: list[dict[str, Any]], out: IO[str]) -> None:
    writer = csv.DictWriter(out, ["a"])
    for row in rows:
        writer.writerow(row)


def text_of(rows: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    to_csv(rows, out)
    return out.getvalue()


def load(source: str | bytes | IO[bytes]) -> bytes:
    if isinstance(source, bytes):
        return source
    if isinstance(source, str):
        return Path(source).read_bytes()
    return source.read()


def archive(path: str) -> None:
    with gzip.open(path, "wt") as out:
        out.write("x")


@singledispatch
def render(value: Any) -> str:
    return str(value)


@render.register
def _(value: Path) -> str:
    return value.read_text()


@render.register
def _(value: int) -> str:
    return hex(value)


class Codec:
    @singledispatchmethod
    def encode(self, value: Any) -> bytes:
        return str(value).encode()

    @encode.register
    def _(self, value: Path) -> bytes:
        return value.read_bytes()

    @encode.register
    def _(self, value: int) -> bytes:
        return bytes(value)


def pid_file() -> str:
    return os.path.join("/run", f"{os.getpid()}.pid")
