from __future__ import annotations

import concurrent.futures
import csv
import io
import logging
import re
import smtplib
import sqlite3
import subprocess
import tempfile
import urllib.request
import zipfile
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import pandas as pd
import requests
from bs4 import BeautifulSoup
from jinja2 import Template
from openai import OpenAI

log = logging.getLogger(__name__)


@runtime_checkable
class Feed(Protocol):
    name: str

    def items(self) -> list[dict[str, str]]: ...


@dataclass
class Rss:
    name: str
    url: str
    session: requests.Session = field(default_factory=requests.Session)

    def items(self) -> list[dict[str, str]]:
        page = self.session.get(self.url, timeout=10)
        page.raise_for_status()
        return [{"title": t.text} for t in BeautifulSoup(page.text, "xml").find_all("title")]


@dataclass
class Fixed:
    name: str
    rows: list[dict[str, str]] = field(default_factory=list)

    def items(self) -> list[dict[str, str]]:
        return list(self.rows)


@dataclass
class Table:
    name: str
    path: Path

    def items(self) -> list[dict[str, str]]:
        return pd.read_csv(self.path).to_dict("records")


class Feeds:
    def __init__(self, *feeds: Feed) -> None:
        self._feeds = {feed.name: feed for feed in feeds}

    def __getitem__(self, name: str) -> Feed:
        return self._feeds[name]

    def __iter__(self):
        return iter(self._feeds.values())

    def __len__(self) -> int:
        return len(self._feeds)

    def parallel(self) -> list[Any]:
        with concurrent.futures.ThreadPoolExecutor() as pool:
            return [f.result() for f in [pool.submit(feed.items) for feed in self]]


class Archive:
    def __init__(self, path: str = "archive.db") -> None:
        self.path = path

    def _run(self, sql: str, *args: Any) -> list[Any]:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(sql, args).fetchall()

    def known(self, title: str) -> bool:
        return bool(self._run("select 1 from items where title = ?", title))

    def normalised(self, title: str) -> str:
        return re.sub(r"\s+", " ", title).strip().lower()

    def export(self, folder: Path) -> Path:
        target = folder / "archive.zip"
        with zipfile.ZipFile(target, "w") as packed:
            packed.writestr("items.csv", self.table())
        return target

    def table(self) -> str:
        out = io.StringIO()
        csv.writer(out).writerows(self._run("select * from items"))
        return out.getvalue()

    @staticmethod
    def header() -> str:
        out = io.StringIO()
        csv.writer(out).writerow(["title", "text"])
        return out.getvalue()


class Writer:
    template = Template("{{ title }}: {{ text }}")

    def __init__(self, client: OpenAI | None = None) -> None:
        self._client = client

    @property
    def client(self) -> OpenAI:
        if self._client is None:
            self._client = OpenAI()
        return self._client

    def summary(self, text: str) -> str:
        answer = self.client.responses.create(model="gpt-4o-mini", input=text)
        return answer.output_text

    def vectors(self, texts: list[str]) -> list[list[float]]:
        return [d.embedding for d in self.client.embeddings.create(model="m", input=texts).data]

    def render(self, title: str, text: str) -> str:
        return self.template.render(title=title, text=text)


def mail(to: str, text: str) -> None:
    message = MIMEText(text)
    server = smtplib.SMTP_SSL("mail.example")
    try:
        server.login("a", "b")
        server.sendmail("a@example.org", [to], message.as_string())
    finally:
        server.quit()


def speak(text: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.wav")
        subprocess.run(["espeak", "-w", str(path), text], check=True)
        return path.read_bytes()


def download(url: str, to: Path) -> None:
    with ExitStack() as stack:
        page = stack.enter_context(urllib.request.urlopen(url))
        file = stack.enter_context(to.open("wb"))
        file.write(page.read())


def slug(text: str) -> str:
    return re.sub(r"\W+", "-", text.lower())


def report(action, *args: Any) -> Any:
    log.info("running %s", action)
    return action(*args)


CHANNELS = {"mail": lambda text: mail("a@example.org", text), "log": log.info}
