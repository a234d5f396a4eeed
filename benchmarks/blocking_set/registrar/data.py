from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import azure.storage.blob as blob
import elasticsearch
import psycopg2
import pymongo
from django.db import models, transaction
from google.cloud import storage
from neo4j import GraphDatabase
from sqlalchemy import create_engine, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

engine = create_engine("postgresql://x")
Local = sessionmaker(engine)
mongo = pymongo.MongoClient()
es = elasticsearch.Elasticsearch("http://es")
driver = GraphDatabase.driver("bolt://x")


class Student(models.Model):
    name = models.CharField(max_length=80)
    grade = models.IntegerField()

    def promote(self) -> None:
        self.grade += 1
        self.save(update_fields=["grade"])

    def initials(self) -> str:
        return self.name[:2]


class Model(DeclarativeBase):
    pass


class Course(Model):
    __tablename__ = "course"
    id: Mapped[int] = mapped_column(primary_key=True)


@contextmanager
def session() -> Generator[Session, None, None]:
    s = Local()
    try:
        yield s
        s.commit()
    except Exception:
        s.rollback()
        raise
    finally:
        s.close()


class Counted:
    counter = 0

    def find(self, key: str) -> Any:
        self.counter += 1
        return super().find(key)


class Fallback:
    def find(self, key: str) -> Any:
        return None


class MongoRepo:
    def __init__(self, name: str) -> None:
        self.rows = mongo["school"][name]

    def find(self, key: str) -> Any:
        return self.rows.find_one({"key": key})

    def page(self, n: int) -> Any:
        return self.rows.find().limit(n)


class Repo(Counted, MongoRepo):
    def both(self, key: str) -> Any:
        return super(Counted, self).find(key)


class DryRepo(Counted, Fallback):
    pass


class Unit:
    def __init__(self, s: Session) -> None:
        self.session = s

    def courses(self) -> list[Course]:
        return list(self.session.scalars(select(Course)))

    def add(self, course: Course) -> None:
        self.session.add(course)

    def done(self) -> None:
        self.session.commit()


class AsyncUnit(Unit):
    session: AsyncSession

    async def finish(self) -> None:
        await self.session.commit()  # ok


class Bucket:
    def __init__(self, name: str) -> None:
        self._bucket = storage.Client().bucket(name)

    def upload(self, key: str, data: bytes) -> None:
        self._bucket.blob(key).upload_from_string(data)

    def key(self, *parts: str) -> str:
        return "/".join(parts)


class Blobs:
    def __init__(self) -> None:
        self.service = blob.BlobServiceClient.from_connection_string(os.environ["AZ"])

    def download(self, key: str) -> bytes:
        return self.service.get_blob_client("c", key).download_blob().readall()


def dsn() -> str:
    return os.environ.get("DSN", "")


def legacy(sql: str) -> list:
    with psycopg2.connect(dsn()) as connection, connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def friends(name: str) -> list:
    with driver.session() as s:
        return s.execute_read(lambda tx: tx.run("MATCH (n {name: $name}) RETURN n", name=name).data())


@transaction.atomic
def graduate(ids: list[int]) -> int:
    return Student.objects.filter(pk__in=ids).delete()[0]


def query(text: str) -> dict:
    return {"match": {"text": text}}
