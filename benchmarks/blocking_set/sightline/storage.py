from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import boto3
import google.cloud.storage as gcs
from minio import Minio


class Bucket:
    client: Any

    def __init__(self, name: str) -> None:
        self.name = name

    def key(self, *parts: str) -> str:
        return "/".join((self.name, *parts))

    def read(self, key: str) -> bytes:
        raise NotImplementedError


class GcsBucket(Bucket):
    client = gcs.Client()

    def read(self, key: str) -> bytes:
        return self.client.bucket(self.name).blob(key).download_as_bytes()


class MinioBucket(Bucket):
    def __init__(self, name: str, endpoint: str) -> None:
        super().__init__(name)
        self.client = Minio(endpoint)

    def read(self, key: str) -> bytes:
        answer = self.client.get_object(self.name, key)
        try:
            return answer.read()
        finally:
            answer.close()

    def list(self) -> Iterator[str]:
        for item in self.client.list_objects(self.name):
            yield item.object_name


class MemoryBucket(Bucket):
    def __init__(self, name: str, **items: bytes) -> None:
        super().__init__(name)
        self.items = items

    def read(self, key: str) -> bytes:
        return self.items[key]

    def list(self) -> Iterator[str]:
        yield from self.items


class S3Bucket(Bucket):
    def __init__(self, name: str, client: Any = None) -> None:
        super().__init__(name)
        self.client = client or boto3.client("s3")

    def link(self, key: str) -> str:
        return self.client.generate_presigned_url("get_object", Params={"Bucket": self.name, "Key": key})

    def read(self, key: str) -> bytes:
        return self.client.get_object(Bucket=self.name, Key=key)["Body"].read()


@contextmanager
def local_copy(bucket: Bucket, key: str) -> Iterator[Path]:
    with tempfile.NamedTemporaryFile() as handle:
        handle.write(bucket.read(key))
        handle.flush()
        yield Path(handle.name)


@contextmanager
def borrowed(data: bytes) -> Iterator[memoryview]:
    view = memoryview(data)
    try:
        yield view
    finally:
        view.release()


def write_all(out: IO[bytes], parts: list[bytes]) -> int:
    return sum(out.write(part) for part in parts)
