from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import boto3
import clickhouse_connect
import duckdb
import mysql.connector
import psycopg
import redis
import sqlalchemy as sa
from botocore.config import Config
from cassandra.cluster import Cluster
from elasticsearch import Elasticsearch, helpers
from google.cloud import bigquery, pubsub_v1
from kafka import KafkaConsumer
from psycopg_pool import ConnectionPool
from sqlalchemy.orm import Session, scoped_session, sessionmaker

M = TypeVar("M")
engine = sa.create_engine(os.environ.get("DB", "sqlite://"))
Scoped = scoped_session(sessionmaker(bind=engine))
pool = ConnectionPool("postgresql://x", open=False)


class Repository(Generic[M]):
    model: type[M]

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> M | None:
        return self.session.get(self.model, key)

    def all(self) -> Sequence[M]:
        return self.session.scalars(self.statement()).all()

    def statement(self) -> sa.Select:
        return sa.select(self.model)

    def first_of(self, keys: list[int]) -> M | None:
        return next((found for key in keys if (found := self.get(key))), None)


class Grain:
    weight = 3


class GrainRepository(Repository[Grain]):
    model = Grain


class Table(Protocol):
    def put(self, row: dict) -> None: ...
    def key(self, row: dict) -> str: ...


class DynamoTable:
    def __init__(self, name: str) -> None:
        self.table = boto3.resource("dynamodb", config=Config()).Table(name)

    def put(self, row: dict) -> None:
        self.table.put_item(Item=row)

    def key(self, row: dict) -> str:
        return str(row["id"])

    def pages(self) -> Iterator[dict]:
        client = boto3.client("dynamodb")
        for page in client.get_paginator("scan").paginate(TableName="x"):
            yield from page["Items"]


class ListTable:
    def __init__(self) -> None:
        self.rows: list[dict] = []

    def put(self, row: dict) -> None:
        self.rows.append(row)

    def key(self, row: dict) -> str:
        return str(len(self.rows))


@dataclass
class Cache:
    client: redis.Redis
    prefix: str = "g:"

    def name(self, key: str) -> str:
        return self.prefix + key

    def fetch(self, key: str) -> Any:
        raw = self.client.get(self.name(key))
        return json.loads(raw) if raw else None

    def fill(self, rows: dict[str, Any]) -> None:
        with self.client.pipeline() as pipe:
            for key, row in rows.items():
                pipe.set(self.name(key), json.dumps(row))
            pipe.execute()


def store(table: Table, row: dict) -> str:
    table.put(row)
    return table.key(row)


def numbers(sql: str) -> list:
    return duckdb.connect("x.duckdb").execute(sql).fetchall()


def rows_of(sql: str) -> list:
    with pool.connection() as connection:
        return connection.execute(sql).fetchall()


def old_rows(sql: str) -> list:
    with closing(mysql.connector.connect(host="x")) as connection:
        cursor = connection.cursor()
        cursor.execute(sql)
        return cursor.fetchall()


def events(topic: str) -> Iterator[bytes]:
    for message in KafkaConsumer(topic):
        yield message.value


def bulk(rows: list[dict]) -> int:
    return helpers.bulk(Elasticsearch(), ({"_index": "g", **row} for row in rows))[0]


def analyse(sql: str) -> list:
    return [dict(row) for row in bigquery.Client().query(sql).result()]


def announce(data: bytes) -> str:
    return pubsub_v1.PublisherClient().publish("t", data).result()


def column(sql: str) -> Any:
    return clickhouse_connect.get_client().query(sql).result_rows


def ring(query: str) -> list:
    return list(Cluster(["x"]).connect("k").execute(query))


def where(sql: str, **values: Any) -> str:
    return sql + " and ".join(f"{k} = {v!r}" for k, v in values.items())


def migrate() -> None:
    with psycopg.connect("postgresql://x") as connection:
        connection.execute("create table x")
