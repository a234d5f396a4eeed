from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Iterator, Optional, Union

import clickhouse_connect
import duckdb
import mysql.connector
import neo4j
import pymysql
from cassandra.cluster import Cluster
from influxdb_client import InfluxDBClient
from neo4j import AsyncGraphDatabase, GraphDatabase
from pymilvus import MilvusClient
from weaviate import connect_to_local


class Graph:
    def __init__(self, uri: str):
        self._driver: neo4j.Driver = GraphDatabase.driver(uri)

    def names(self) -> list[str]:
        with self._driver.session() as session:
            return session.execute_read(self._names)

    @staticmethod
    def _names(tx: neo4j.ManagedTransaction) -> list[str]:
        return [r["n"] for r in tx.run("MATCH (n) RETURN n")]

    def cypher(self, label: str) -> str:
        return f"MATCH (n:{label}) RETURN n"

    def close(self) -> None:
        self._driver.close()


class AGraph:
    def __init__(self, uri: str):
        self._driver = AsyncGraphDatabase.driver(uri)

    async def names(self) -> list[str]:
        async with self._driver.session() as session:  # ok
            result = await session.run("MATCH (n) RETURN n")  # ok
            return [r["n"] async for r in result]  # ok

    def session(self):
        return self._driver.session()


@lru_cache(None)
def cassandra():
    return Cluster(["c"]).connect("ks")


def clicks(sql: str) -> list:
    return clickhouse_connect.get_client(host="c").query(sql).result_rows


@dataclass
class Duck:
    path: str = ":memory:"

    @cached_property
    def con(self) -> duckdb.DuckDBPyConnection:
        return duckdb.connect(self.path)

    def sql(self, text: str) -> list[tuple]:
        return self.con.execute(text).fetchall()

    def quote(self, name: str) -> str:
        return f'"{name}"'


def mysql_rows(sql: str) -> Iterator[tuple]:
    conn = mysql.connector.connect(host="m")
    cur = conn.cursor()
    cur.execute(sql)
    yield from cur


def pymysql_one(sql: str) -> Any:
    conn = pymysql.connect(host="m")
    try:
        with conn.cursor() as cur:
            cur.execute(sql)
            return cur.fetchone()
    finally:
        conn.close()


class Vectors:
    def __init__(self, client: Optional[MilvusClient] = None):
        self.client = client or MilvusClient("m")

    def search(self, v: list[float]) -> Any:
        return self.client.search("c", data=[v])


class Kind(enum.Enum):
    DUCK = "duck"
    CLICK = "click"

    def run(self, sql: str) -> Union[list, None]:
        match self:
            case Kind.DUCK:
                return Duck().sql(sql)
            case Kind.CLICK:
                return clicks(sql)


def influx(q: str) -> Any:
    with InfluxDBClient(url="i") as client:
        return client.query_api().query(q)


def weave():
    return connect_to_local()
