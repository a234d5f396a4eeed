import ftplib
import imaplib
import json
import poplib
import urllib.request
import xmlrpc.client
from collections.abc import Iterator

import feedparser
import httpx
import trafilatura
from elasticsearch import AsyncElasticsearch, Elasticsearch
from elasticsearch.helpers import bulk, scan


class Wire:
    timeout = 5

    def __init__(self, url: str):
        self.url = url

    def get(self) -> str:
        with urllib.request.urlopen(self.url, timeout=self.timeout) as answer:
            return answer.read().decode()

    @staticmethod
    def title(text: str) -> str:
        return text.split("\n")[0]

    @classmethod
    def parsed(cls, text: str) -> dict:
        return json.loads(text)


class HttpWire(Wire):
    def __init__(self, url: str, **options):
        super().__init__(url)
        self.client = httpx.Client(**options)

    def get(self) -> str:
        with self.client.stream("GET", self.url) as answer:
            return "".join(answer.iter_text())

    def close(self) -> None:
        self.client.close()


class StaticWire(Wire):
    def get(self) -> str:
        return self.url


class Box:
    def __init__(self, host: str, user: str):
        self.imap = imaplib.IMAP4_SSL(host)
        self.user = user

    def unread(self) -> Iterator[bytes]:
        _, (numbers,) = self.imap.search(None, "UNSEEN")
        for number in numbers.split():
            yield self.imap.fetch(number, "(RFC822)")[1][0][1]

    def owner(self) -> str:
        return self.user


class Index:
    def __init__(self, host: str):
        self.es = Elasticsearch(host)
        self.aes = AsyncElasticsearch(host)

    def find(self, text: str) -> list:
        return self.es.search(index="news", query={"match": {"text": text}})["hits"]["hits"]

    async def afind(self, text: str) -> list:
        return (await self.aes.search(index="news", query={"match": {"text": text}}))["hits"]["hits"]  # ok

    def fill(self, rows) -> int:
        return bulk(self.es, rows)[0]

    def everything(self):
        return scan(self.es, index="news")

    def query(self, text: str) -> dict:
        return {"match": {"text": text}}


def old_mail(host: str) -> int:
    return poplib.POP3(host).stat()[0]


def ftp(host: str) -> list[str]:
    with ftplib.FTP(host) as connection:
        connection.login()
        return connection.nlst()


def rpc(url: str) -> int:
    return xmlrpc.client.ServerProxy(url).system.count()


def extracted(html: str) -> str | None:
    return trafilatura.extract(html)


def feed(text: str) -> list[str]:
    return [entry.title for entry in feedparser.parse(text).entries]


WIRES = [Wire("https://a"), HttpWire("https://b")]
