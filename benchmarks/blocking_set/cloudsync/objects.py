import io
import json
from collections.abc import Mapping
from urllib.parse import quote

from botocore.exceptions import ClientError
from elasticsearch.helpers import bulk

from .clients import clients


class Objects(Mapping):
    def __getitem__(self, key):
        body = clients.s3.get_object(Bucket=clients.bucket, Key=key)["Body"]
        return json.loads(body.read())

    def __iter__(self):
        for page in clients.s3.get_paginator("list_objects_v2").paginate(Bucket=clients.bucket):
            for entry in page.get("Contents", []):
                yield entry["Key"]

    def __len__(self):
        return sum(1 for _ in self)

    def url(self, key):
        return f"s3://{clients.bucket}/{quote(key)}"


def exists(key: str) -> bool:
    try:
        clients.s3.head_object(Bucket=clients.bucket, Key=key)
    except ClientError:
        return False
    return True


def buffer(data: bytes) -> io.BytesIO:
    return io.BytesIO(data)


def index(docs):
    return bulk(clients.search(), docs)


class Sequence:
    def __init__(self, name):
        self.name = name

    def __next__(self):
        return clients.cache.incr(self.name)

    def __iter__(self):
        return self

    def __bool__(self):
        return bool(self.name)


def remember(key):
    def deco(fn):
        @functools_wraps(fn)
        def inner(*args):
            value = clients.cache.get(key)
            if value is None:
                value = fn(*args)
                clients.cache.set(key, value, ex=60)
            return value

        return inner

    return deco


from functools import wraps as functools_wraps  # noqa: E402


@remember("answer")
def answer() -> bytes:
    return b"42"
