from __future__ import annotations

import gzip
import hashlib
import pickle
import shutil
import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import boto3
import psycopg2
from elasticsearch import Elasticsearch, helpers
from pymongo import MongoClient
from qdrant_client import QdrantClient, models
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("postgresql://x")
Maker = sessionmaker(engine)
s3 = boto3.client("s3")


class Store:
    def save(self, rows: list[dict[str, Any]]) -> int:
        return sum(1 for row in rows if self._save(row))

    def _save(self, row: dict[str, Any]) -> bool:
        raise NotImplementedError

    def close(self) -> None: ...

    def __enter__(self):
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class Mongo(Store):
    def __init__(self, url: str) -> None:
        self._rows = MongoClient(url).get_default_database()["rows"]

    def _save(self, row: dict[str, Any]) -> bool:
        return self._rows.replace_one({"_id": row["id"]}, row, upsert=True).acknowledged


class Sql(Store):
    def __init__(self, session: Session | None = None) -> None:
        self.session = session or Maker()

    def _save(self, row: dict[str, Any]) -> bool:
        self.session.execute(text("insert into rows values (:id)"), row)
        return True

    def close(self) -> None:
        self.session.commit()


class Memory(Store):
    def __init__(self) -> None:
        self.rows: dict[Any, dict[str, Any]] = {}

    def _save(self, row: dict[str, Any]) -> bool:
        self.rows[row["id"]] = row
        return True


class Vectors(Store):
    def __init__(self, client: QdrantClient, name: str = "rows") -> None:
        self.client = client
        self.name = name

    def _save(self, row: dict[str, Any]) -> bool:
        self.client.upsert(self.name, [models.PointStruct(id=row["id"], vector=row["vector"])])
        return True

    def near(self, vector: list[float]) -> list[Any]:
        return self.client.query_points(self.name, query=vector).points


def bulk(es: Elasticsearch, rows: Iterable[dict[str, Any]]) -> int:
    return helpers.bulk(es, ({"_index": "rows", "_source": row} for row in rows))[0]


def fetch(key: str, target: Path) -> Path:
    with suppress(OSError):
        s3.download_file("bucket", key, str(target))
    return target


def dumped(value: Any) -> bytes:
    return pickle.dumps(value)


def lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt") as file:
        for line in file:
            yield line.rstrip()


def batches(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    yield batch


def digest(file: BinaryIO) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()


def key(row: dict[str, Any]) -> str:
    return hashlib.sha1(repr(row).encode()).hexdigest()


@contextmanager
def scratch(name: str):
    folder = Path("/tmp", name)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("localhost", port)) != 0


def wait_for(port: int, seconds: float = 1) -> None:
    while free(port):
        time.sleep(seconds)


def copy_in(dsn: str, file: BinaryIO) -> None:
    connection = psycopg2.connect(dsn)
    with connection, connection.cursor() as cursor:
        cursor.copy_expert("copy rows from stdin", file)


def make(kind: str, **options: Any) -> Store:
    kinds: dict[str, type[Store]] = {"mongo": Mongo, "sql": Sql, "memory": Memory}
    return kinds[kind](**options)
