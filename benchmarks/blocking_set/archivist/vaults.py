from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, overload

import boto3
import paramiko

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


class Vault(MutableMapping[str, bytes]):
    """A mapping of names to bytes, wherever they lie."""

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def copy_to(self, other: Vault) -> None:
        for name in self:
            other[name] = self[name]


class Memory(Vault):
    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        return self._kept[name]

    def __setitem__(self, name: str, data: bytes) -> None:
        self._kept[name] = data

    def __delitem__(self, name: str) -> None:
        del self._kept[name]

    def __iter__(self):
        return iter(self._kept)


class Bucket(Vault):
    def __init__(self, name: str, client: S3Client | None = None) -> None:
        self.name = name
        self.client = client or boto3.client("s3")

    def __getitem__(self, name: str) -> bytes:
        return self.client.get_object(Bucket=self.name, Key=name)["Body"].read()

    def __setitem__(self, name: str, data: bytes) -> None:
        self.client.put_object(Bucket=self.name, Key=name, Body=data)

    def __delitem__(self, name: str) -> None:
        self.client.delete_object(Bucket=self.name, Key=name)

    def __iter__(self):
        for page in self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name):
            for entry in page["Contents"]:
                yield entry["Key"]

    def url(self, name: str) -> str:
        return f"s3://{self.name}/{name}"


class Server:
    def __init__(self, host: str) -> None:
        self.host = host
        self.ssh = paramiko.SSHClient()

    def open(self) -> Server:
        self.ssh.connect(self.host)
        return self

    def run(self, command: str) -> str:
        _, out, _ = self.ssh.exec_command(command)
        return out.read().decode()

    def sftp(self) -> paramiko.SFTPClient:
        return self.ssh.open_sftp()

    def command(self, *parts: str) -> str:
        return " ".join(parts)


def pack(folder: Path, target: Path) -> Path:
    return Path(shutil.make_archive(str(target), "zip", folder))


def unpack(data: bytes, target: Path) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(target)
        return archive.namelist()
