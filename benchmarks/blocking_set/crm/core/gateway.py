from __future__ import annotations

import logging
import smtplib
import ssl
from email.message import EmailMessage
from enum import Enum
from typing import Any, Callable, TypeVar

import anthropic
import cohere
import psycopg2
import psycopg2.extras
import pymongo
import requests
from elasticsearch import Elasticsearch, helpers
from psycopg2.pool import SimpleConnectionPool

log = logging.getLogger(__name__)
F = TypeVar("F", bound=Callable[..., Any])


class Channel(Enum):
    MAIL = "mail"
    CHAT = "chat"


class Mailer:
    host = "localhost"

    def send(self, to: str, text: str) -> None:
        message = EmailMessage()
        message["To"] = to
        message.set_content(text)
        with smtplib.SMTP(self.host) as smtp:
            smtp.starttls(context=ssl.create_default_context())
            smtp.send_message(message)

    def subject(self, text: str) -> str:
        return text.splitlines()[0][:60]


class Chat:
    def __init__(self, hook: str) -> None:
        self.session = requests.Session()
        self.session.headers["x-app"] = "crm"
        self.hook = hook

    def send(self, to: str, text: str) -> None:
        self.session.post(self.hook, json={"to": to, "text": text}, timeout=2)

    def mention(self, name: str) -> str:
        return "@" + name.lower()


class NullChannel:
    def send(self, to: str, text: str) -> None:
        log.info("to %s: %s", to, text)


def channel(kind: Channel):
    match kind:
        case Channel.MAIL:
            return Mailer()
        case Channel.CHAT:
            return Chat("https://chat.example/hook")


class Pool:
    _pool: SimpleConnectionPool | None = None

    @classmethod
    def get(cls) -> SimpleConnectionPool:
        if cls._pool is None:
            cls._pool = SimpleConnectionPool(1, 4, "dbname=crm")
        return cls._pool


class Customers:
    def __init__(self) -> None:
        self._connection = psycopg2.connect("dbname=crm")

    def cursor(self):
        return self._connection.cursor(cursor_factory=psycopg2.extras.DictCursor)

    def by_id(self, number: int) -> dict | None:
        with self.cursor() as cursor:
            cursor.execute("select * from customers where id = %s", (number,))
            return cursor.fetchone()

    def table(self) -> str:
        return "customers"


class Documents:
    def __init__(self, url: str) -> None:
        self.db = pymongo.MongoClient(url)["crm"]
        self.notes = self.db.notes

    def latest(self) -> list[dict]:
        return list(self.notes.find().sort("at", -1).limit(5))

    def add(self, note: dict) -> str:
        return str(self.notes.insert_one(note).inserted_id)

    def query(self, name: str) -> dict:
        return {"name": {"$regex": name}}


class Search:
    def __init__(self) -> None:
        self.es = Elasticsearch("http://localhost:9200")

    def index_all(self, rows: list[dict]) -> int:
        done, _ = helpers.bulk(self.es, self.actions(rows))
        return done

    def actions(self, rows: list[dict]):
        for row in rows:
            yield {"_index": "crm", "_source": row}

    def find(self, text: str) -> list[dict]:
        return self.es.search(index="crm", query={"match": {"all": text}})["hits"]["hits"]


class Assistant:
    def __init__(self, model: str = "claude") -> None:
        self.model = model
        self._client: anthropic.Anthropic | None = None
        self._ranker = cohere.Client("key")

    @property
    def client(self) -> anthropic.Anthropic:
        self._client = self._client or anthropic.Anthropic()
        return self._client

    def summary(self, text: str) -> str:
        answer = self.client.messages.create(model=self.model, max_tokens=10, messages=[{"role": "user", "content": text}])
        return answer.content[0].text

    def rank(self, query: str, rows: list[str]) -> list[int]:
        return [r.index for r in self._ranker.rerank(query=query, documents=rows).results]

    def prompt(self, text: str) -> str:
        return f"Summarise: {text}"
