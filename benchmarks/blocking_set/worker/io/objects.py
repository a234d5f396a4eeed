from __future__ import annotations

import gzip
import os
import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from typing import Any

import boto3


class ObjectStore:
    """Thin layer over S3."""

    def __init__(self, bucket: str) -> None:
        self.bucket = bucket
        self._s3 = boto3.client("s3")
        self._table = boto3.resource("dynamodb").Table("objects")

    def put(self, key: str, body: bytes) -> None:
        self._s3.put_object(Bucket=self.bucket, Key=key, Body=body)

    def fetch(self, key: str) -> bytes:
        return self._s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()

    def row(self, key: str) -> dict[str, Any]:
        return self._table.get_item(Key={"id": key})["Item"]

    def url(self, key: str) -> str:
        return f"s3://{self.bucket}/{key}"

    def keys(self):
        for page in self._s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket):
            for row in page.get("Contents", ()):
                yield row["Key"]

    def __enter__(self):
        self._s3.head_bucket(Bucket=self.bucket)
        return self

    def __exit__(self, *args) -> None:
        return None


@contextmanager
def scratch():
    folder = tempfile.mkdtemp()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def timer(name: str):
    import time

    start = time.monotonic()
    yield
    print(name, time.monotonic() - start)


def compress(path: str) -> str:
    with open(path, "rb") as source, gzip.open(path + ".gz", "wb") as target:
        shutil.copyfileobj(source, target)
    return path + ".gz"


def joined(*parts: str) -> str:
    return os.path.join(*parts)


class Workspace:
    def __init__(self) -> None:
        self._stack = ExitStack()

    def open(self, name: str):
        return self._stack.enter_context(open(name))

    def close(self) -> None:
        self._stack.close()
