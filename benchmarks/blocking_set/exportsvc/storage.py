from __future__ import annotations

import asyncio
import shutil
import zipfile
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import Protocol, runtime_checkable

import aioboto3
import boto3
import paramiko
from google.cloud import storage as gcs


@runtime_checkable
class Bucket(Protocol):
    def put(self, key: str, data: bytes) -> None: ...

    def url(self, key: str) -> str: ...


class S3:
    def __init__(self, name: str) -> None:
        self.name = name
        self.client = boto3.client("s3")

    def put(self, key: str, data: bytes) -> None:
        self.client.put_object(Bucket=self.name, Key=key, Body=data)

    def url(self, key: str) -> str:
        return self.client.generate_presigned_url("get_object", Params={"Bucket": self.name, "Key": key})

    async def aput(self, key: str, data: bytes) -> None:
        async with aioboto3.Session().client("s3") as s3:  # ok
            await s3.put_object(Bucket=self.name, Key=key, Body=data)  # ok


class Gcs:
    def __init__(self, name: str) -> None:
        self.bucket = gcs.Client().bucket(name)

    def put(self, key: str, data: bytes) -> None:
        self.bucket.blob(key).upload_from_string(data)

    def url(self, key: str) -> str:
        return self.bucket.blob(key).public_url


class Mem:
    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}

    def put(self, key: str, data: bytes) -> None:
        self.data[key] = data

    def url(self, key: str) -> str:
        return f"mem://{key}"


class AsyncBucket:
    """Moves any bucket off the loop."""

    def __init__(self, inner: Bucket) -> None:
        self.inner = inner

    async def put(self, key: str, data: bytes) -> None:
        await asyncio.to_thread(self.inner.put, key, data)  # ok

    def __getattr__(self, name: str):
        return getattr(self.inner, name)


class Kind(Enum):
    S3 = "s3"
    MEM = "mem"

    def make(self) -> Bucket:
        if self is Kind.S3:
            return S3("exports")
        return Mem()


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def copied(source: Path, target: Path) -> Path:
    shutil.copy(source, target)
    return target


def renamed(path: Path) -> Path:
    return path.with_suffix(".bak")


class Sftp:
    def __init__(self, host: str) -> None:
        self.ssh = paramiko.SSHClient()
        self.host = host

    def __enter__(self) -> Sftp:
        self.ssh.connect(self.host)
        return self

    def __exit__(self, *exc) -> None:
        self.ssh.close()

    def label(self) -> str:
        return f"sftp://{self.host}"
