from __future__ import annotations

import contextlib
import hashlib
import io
import os
import tarfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Self

import boto3
import httpx


class Backend(ABC):
    scheme: str = ""
    _known: dict[str, type[Backend]] = {}

    def __init_subclass__(cls, **kwargs) -> None:
        super().__init_subclass__(**kwargs)
        Backend._known[cls.scheme] = cls

    @abstractmethod
    def push(self, name: str, stream: BinaryIO) -> None: ...

    def describe(self) -> str:
        return f"{self.scheme}://"

    def push_all(self, items: dict[str, bytes]) -> None:
        for name, data in items.items():
            self.push(name, io.BytesIO(data))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc) -> None:
        self.close()

    def close(self) -> None:
        pass


class LocalBackend(Backend):
    scheme = "file"

    def __init__(self, root: Path) -> None:
        self.root = root

    def push(self, name: str, stream: BinaryIO) -> None:
        (self.root / name).write_bytes(stream.read())


class BucketBackend(Backend):
    scheme = "s3"

    def __init__(self, bucket: str, client=None) -> None:
        self.bucket = bucket
        self.client = client or boto3.client("s3")

    def push(self, name: str, stream: BinaryIO) -> None:
        self.client.upload_fileobj(stream, self.bucket, name)


class HttpBackend(Backend):
    scheme = "https"

    def __init__(self, base: str) -> None:
        self.http = httpx.Client(base_url=base)

    def push(self, name: str, stream: BinaryIO) -> None:
        self.http.put(name, content=stream.read())

    def close(self) -> None:
        self.http.close()


class DictBackend(Backend):
    scheme = "dict"

    def __init__(self) -> None:
        self.items: dict[str, bytes] = {}

    def push(self, name: str, stream: BinaryIO) -> None:
        self.items[name] = stream.read()


class Throttled(Backend):
    scheme = "throttled"

    def __init__(self, inner: Backend) -> None:
        self.inner = inner
        self.count = 0

    def push(self, name: str, stream: BinaryIO) -> None:
        self.count += 1
        self.inner.push(name, stream)


class StubS3:
    def upload_fileobj(self, stream, bucket: str, name: str) -> None:
        pass


@contextlib.contextmanager
def packed(folder: Path) -> Iterator[io.BytesIO]:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        tar.add(folder)
    buffer.seek(0)
    yield buffer


@contextlib.contextmanager
def counted() -> Iterator[list[int]]:
    seen: list[int] = []
    yield seen


def digest(stream: BinaryIO) -> str:
    return hashlib.file_digest(stream, "sha256").hexdigest()


def checksum(data: bytes) -> str:
    return hashlib.sha256(data[:64]).hexdigest()


def walker(root: str, on_file: Callable[[str], None] | None = None) -> Iterator[str]:
    for base, _, names in os.walk(root):
        for name in names:
            if on_file is not None:
                on_file(name)
            yield os.path.join(base, name)


def names_of(paths: list[Path]) -> list[str]:
    return [p.name for p in paths if p.suffix == ".md"]
