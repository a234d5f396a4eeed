from __future__ import annotations

import asyncio
import base64
import concurrent.futures
import csv
import io
import logging
import os
import pickle
import queue
import shutil
import tempfile
import threading
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import cached_property, lru_cache, wraps
from pathlib import Path
from typing import Any, TypeVar, overload

import cv2
import docx
import fitz
import jinja2
import librosa
import markdown
import nltk
import openpyxl
import pandas as pd
import spacy
import whisper
from pydantic import BaseModel
from pypdf import PdfReader

T = TypeVar("T")
templates = jinja2.Environment(loader=jinja2.FileSystemLoader("templates"))
executor = concurrent.futures.ThreadPoolExecutor(4)


class Settings(BaseModel):
    root: Path = Path(".")
    model: str = "base"

    @classmethod
    def from_file(cls, path: Path) -> Settings:
        return cls.model_validate_json(path.read_text())

    @property
    def media(self) -> Path:
        return self.root / "media"


def threaded(function: Callable[..., T]) -> Callable[..., Awaitable[T]]:
    @wraps(function)
    async def inner(*args: Any, **kwargs: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(executor, lambda: function(*args, **kwargs))

    return inner


def logged(function: Callable[..., T]) -> Callable[..., T]:
    @wraps(function)
    def inner(*args: Any, **kwargs: Any) -> T:
        logging.info("%s", function.__name__)
        return function(*args, **kwargs)

    return inner


class Ears:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def model(self) -> Any:
        return whisper.load_model(self.settings.model)

    def hear(self, path: str) -> str:
        return self.model.transcribe(path)["text"]

    @threaded
    def hear_later(self, path: str) -> str:
        return self.hear(path)

    def language(self) -> str:
        return self.settings.model.split(".")[-1]


class Eyes:
    @staticmethod
    def frame(path: str) -> Any:
        capture = cv2.VideoCapture(path)
        return capture.read()[1]

    @staticmethod
    def sound(path: str) -> Any:
        return librosa.load(path)[0]


class Reader:
    readers: dict[str, Callable[[str], str]] = {}

    @classmethod
    def register(cls, suffix: str) -> Callable[[Callable[[str], str]], Callable[[str], str]]:
        def add(function: Callable[[str], str]) -> Callable[[str], str]:
            cls.readers[suffix] = function
            return function

        return add

    @classmethod
    def read(cls, path: str) -> str:
        return cls.readers[Path(path).suffix](path)


@Reader.register(".pdf")
def read_pdf(path: str) -> str:
    return "".join(page.extract_text() for page in PdfReader(path).pages)


@Reader.register(".docx")
@logged
def read_docx(path: str) -> str:
    return "\n".join(p.text for p in docx.Document(path).paragraphs)


def pages(path: str) -> int:
    with fitz.open(path) as document:
        return len(document)


def sheet(path: str) -> list:
    return list(openpyxl.load_workbook(path).active.values)


@logged
def render(name: str, **values: Any) -> str:
    return templates.get_template(name).render(**values)


@logged
def title(name: str) -> str:
    return name.title()


def to_html(text: str) -> str:
    return markdown.markdown(text)


@lru_cache(maxsize=1)
def language_model() -> Any:
    return spacy.load("en_core_web_sm")


def entities(text: str) -> list[str]:
    return [e.text for e in language_model()(text).ents]


def parse_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def pack(folder: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("x", base64.b64encode(b"x"))
    return buffer.getvalue()


@asynccontextmanager
async def workspace() -> AsyncIterator[Path]:
    path = Path(await asyncio.to_thread(tempfile.mkdtemp))  # ok
    try:
        yield path
    finally:
        shutil.rmtree(path)  # BLOCKS: QAM303


class Relay:
    def __init__(self) -> None:
        self.inbox: queue.Queue[str] = queue.Queue()
        self.outbox: asyncio.Queue[str] = asyncio.Queue()
        self.ready = threading.Event()

    def take(self, timeout: float | None = None) -> str:
        return self.inbox.get(timeout=timeout)

    def take_now(self) -> str | None:
        try:
            return self.inbox.get_nowait()
        except queue.Empty:
            return None

    async def give(self, item: str) -> None:
        await self.outbox.put(item)  # ok
        self.inbox.put(item)  # ok


def await_in_thread(coroutine: Coroutine[Any, Any, T]) -> T:
    return executor.submit(asyncio.run, coroutine).result()
