import abc
import os
import shutil
import zipfile
from pathlib import Path

import boto3
from botocore.config import Config

session = boto3.session.Session(region_name="eu-central-1")


class Storage(abc.ABC):
    @abc.abstractmethod
    def put(self, key: str, data: bytes) -> None: ...

    @abc.abstractmethod
    def get(self, key: str) -> bytes: ...

    def url(self, key: str) -> str:
        return f"/files/{key}"

    def copy(self, old: str, new: str) -> None:
        self.put(new, self.get(old))


class MemoryStorage(Storage):
    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}

    def put(self, key, data):
        self.data[key] = data

    def get(self, key):
        return self.data[key]


class DiskStorage(Storage):
    def __init__(self, root: Path) -> None:
        self.root = root

    def _path(self, key: str) -> Path:
        return self.root.joinpath(key)

    def put(self, key, data):
        self._path(key).write_bytes(data)

    def get(self, key):
        return self._path(key).read_bytes()

    def clear(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    def bundle(self, target: str) -> str:
        with zipfile.ZipFile(target, "w") as archive:
            for name in os.listdir(self.root):
                archive.write(self.root / name)
        return target


class S3Storage(Storage):
    def __init__(self, bucket: str, client=None) -> None:
        self.bucket = bucket
        self.client = client or session.client("s3", config=Config(retries={"max_attempts": 2}))

    def put(self, key, data):
        self.client.put_object(Bucket=self.bucket, Key=key, Body=data)

    def get(self, key):
        return self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read()

    def sign(self, key: str) -> str:
        return self.client.generate_presigned_url("get_object", Params={"Bucket": self.bucket, "Key": key})

    def keys(self):
        for page in self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket):
            yield from (item["Key"] for item in page.get("Contents", ()))


BACKENDS = {"memory": MemoryStorage, "disk": lambda: DiskStorage(Path("/data")), "s3": lambda: S3Storage("gallery")}


def storage_for(name: str) -> Storage:
    return BACKENDS[name]()
