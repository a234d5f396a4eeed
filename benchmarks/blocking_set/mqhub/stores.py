import logging
import logging.handlers
import pickle
from functools import cached_property

import psycopg2
import psycopg2.extras
import redis
from pymongo import MongoClient

audit = logging.getLogger("audit")
audit.addHandler(logging.handlers.SMTPHandler("localhost", "a@x", ["b@x"], "audit"))
plain = logging.getLogger("plain")


class Offsets:
    def __init__(self, dsn: str) -> None:
        self.dsn = dsn

    @cached_property
    def connection(self):
        return psycopg2.connect(self.dsn)

    def commit(self, topic: str, offset: int) -> None:
        with self.connection, self.connection.cursor() as cursor:
            cursor.execute("update offsets set o = %s where t = %s", (offset, topic))

    def rows(self) -> list[dict]:
        with self.connection.cursor(cursor_factory=psycopg2.extras.DictCursor) as cursor:
            cursor.execute("select * from offsets")
            return cursor.fetchall()


class Dedupe:
    def __init__(self, client: redis.Redis) -> None:
        self.client = client
        self.local: set[str] = set()

    def seen(self, key: str) -> bool:
        return key in self.local or not self.client.set(key, 1, nx=True, ex=60)

    def forget(self, key: str) -> None:
        self.local.discard(key)

    def many(self, keys: list[str]) -> list:
        with self.client.pipeline() as pipe:
            for key in keys:
                pipe.get(key)
            return pipe.execute()


def archive() -> MongoClient:
    return MongoClient()


def freeze(value: object) -> bytes:
    return pickle.dumps(value)
