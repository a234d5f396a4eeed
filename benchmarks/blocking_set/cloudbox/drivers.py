from __future__ import annotations

import io
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from azure.storage.blob import BlobServiceClient
from azure.storage.blob.aio import BlobServiceClient as AsyncBlobServiceClient
from google.cloud import storage as gcs
from minio import Minio


class Driver(ABC):
    scheme: ClassVar[str] = ""
    registry: ClassVar[dict[str, type["Driver"]]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        Driver.registry[cls.scheme] = cls

    @abstractmethod
    def read(self, key: str) -> bytes: ...

    def text(self, key: str) -> str:
        return self.read(key).decode()

    def size(self, key: str) -> int:
        return len(self.read(key))


class Gcs(Driver):
    scheme = "gs"

    def read(self, key: str) -> bytes:
        return gcs.Client().bucket("main").blob(key).download_as_bytes()


class Azure(Driver):
    scheme = "az"

    def __init__(self, url: str = "https://main") -> None:
        self.service = BlobServiceClient(url)

    def read(self, key: str) -> bytes:
        return self.service.get_blob_client("main", key).download_blob().readall()


class MinioDriver(Driver):
    scheme = "minio"

    def __init__(self, client: Minio) -> None:
        self.client = client

    def read(self, key: str) -> bytes:
        return self.client.get_object("main", key).read()


class Static(Driver):
    scheme = "static"

    def __init__(self, items: dict[str, bytes] | None = None) -> None:
        self.items = items or {}

    def read(self, key: str) -> bytes:
        return self.items[key]


class AsyncAzure:
    def __init__(self, service: AsyncBlobServiceClient) -> None:
        self.service = service

    async def read(self, key: str) -> bytes:
        blob = self.service.get_blob_client("main", key)  # ok
        stream = await blob.download_blob()  # ok
        return await stream.readall()  # ok


def buffer(data: bytes) -> io.BytesIO:
    return io.BytesIO(data)


def lines(handle: io.BytesIO) -> list[bytes]:
    return handle.readlines()


def head(path: str) -> bytes:
    with open(path, "rb") as handle:
        return first(handle)


def first(handle: Any) -> bytes:
    return handle.readline()
