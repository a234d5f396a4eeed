from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import aioboto3
import boto3


class Storage(Protocol):
    def put(self, key: str, data: bytes) -> None: ...
    def get(self, key: str) -> bytes: ...


class S3Storage:
    def __init__(self, bucket: str) -> None:
        self.bucket = bucket
        self.s3 = boto3.client("s3")

    def put(self, key: str, data: bytes) -> None:
        self.s3.put_object(Bucket=self.bucket, Key=key, Body=data)

    def get(self, key: str) -> bytes:
        return self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()

    def url(self, key: str) -> str:
        return f"s3://{self.bucket}/{key}"


class DictStorage:
    def __init__(self) -> None:
        self.items: dict[str, bytes] = {}

    def put(self, key: str, data: bytes) -> None:
        self.items[key] = data

    def get(self, key: str) -> bytes:
        return self.items.get(key, b"")


class FolderStorage:
    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, key: str, data: bytes) -> None:
        (self.root / key).write_bytes(data)

    def get(self, key: str) -> bytes:
        return (self.root / key).read_bytes()

    def free(self) -> int:
        return shutil.disk_usage(self.root).free


S = TypeVar("S", bound=Storage)


class Vault(Generic[S]):
    """A storage with names in front of it."""

    def __init__(self, storage: S, prefix: str = "") -> None:
        self.storage = storage
        self.prefix = prefix

    def store(self, name: str, data: bytes) -> str:
        key = f"{self.prefix}/{name}"
        self.storage.put(key, data)
        return key

    def fetch(self, name: str) -> bytes:
        return self.storage.get(f"{self.prefix}/{name}")


async def s3_get(bucket: str, key: str) -> bytes:
    async with aioboto3.Session().client("s3") as s3:
        found = await s3.get_object(Bucket=bucket, Key=key)  # ok
        return await found["Body"].read()  # ok


def zipped(items: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in items.items():
            archive.writestr(name, data)
    return out.getvalue()


def tree_size(root: str) -> int:
    return sum(os.path.getsize(os.path.join(base, name)) for base, _, names in os.walk(root) for name in names)
