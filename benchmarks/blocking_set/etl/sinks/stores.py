from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from google.cloud import bigquery, storage
from minio import Minio
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import InsertOne, MongoClient


@dataclass
class Sink:
    pending: list[dict] = field(default_factory=list)
    size: int = 100

    def add(self, row: dict) -> None:
        self.pending.append(row)
        if len(self.pending) >= self.size:
            self.flush()

    def hold(self, row: dict) -> None:
        self.pending.append(row)

    def flush(self) -> None:
        self._write(self.pending)
        self.pending = []

    def _write(self, rows: list[dict]) -> None:
        raise NotImplementedError


@dataclass
class MongoSink(Sink):
    client: MongoClient = field(default_factory=lambda: MongoClient("mongodb://localhost"))

    def _write(self, rows: list[dict]) -> None:
        self.client.etl.rows.bulk_write([InsertOne(row) for row in rows])


@dataclass
class PrintSink(Sink):
    def _write(self, rows: list[dict]) -> None:
        print(rows)


class ObjectSink:
    def __init__(self, minio: Minio, bucket: str = "etl") -> None:
        self.minio = minio
        self.bucket = bucket
        self._gcs: Any = None

    @property
    def gcs(self) -> storage.Bucket:
        if self._gcs is None:
            self._gcs = storage.Client().bucket(self.bucket)
        return self._gcs

    def put(self, name: str, data: bytes) -> None:
        self.minio.put_object(self.bucket, name, io.BytesIO(data), len(data))

    def mirror(self, name: str, data: bytes) -> None:
        self.gcs.blob(name).upload_from_string(data)

    def name(self, *parts: str) -> str:
        return "/".join(parts)


class Warehouse:
    def __init__(self) -> None:
        self.client = bigquery.Client()

    def rows(self, sql: str) -> list[Any]:
        return list(self.client.query(sql).result())


class AsyncSink:
    def __init__(self) -> None:
        self.collection = AsyncIOMotorClient()["etl"]["rows"]

    async def flush(self, rows: list[dict]) -> None:
        await self.collection.insert_many(rows)  # ok
