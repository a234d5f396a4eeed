from __future__ import annotations

import csv
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import cohere
import pandas as pd
import pypdf
import yaml
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from qdrant_client import QdrantClient, models
from sentence_transformers import SentenceTransformer

T = TypeVar("T")


class Source(Protocol):
    def documents(self) -> Iterator[str]: ...


class Pdfs:
    def __init__(self, root: Path) -> None:
        self.root = root

    def documents(self) -> Iterator[str]:
        for path in self.root.rglob("*.pdf"):
            yield "".join(p.extract_text() for p in pypdf.PdfReader(path).pages)


class Texts:
    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)

    def documents(self) -> Iterator[str]:
        yield from self.texts


class Mode(Enum):
    DRY = "dry"
    LIVE = "live"


@dataclass
class Indexer:
    client: QdrantClient
    model: SentenceTransformer
    name: str = "docs"

    def index(self, source: Source, mode: Mode = Mode.DRY) -> int:
        count = 0
        for text in source.documents():
            count += 1
            if mode is Mode.LIVE:
                self.client.upsert(self.name, [self.point(text)])
        return count

    def point(self, text: str) -> models.PointStruct:
        return models.PointStruct(id=key(text), vector=self.model.encode(text).tolist())

    def setup(self, recreate: bool = False) -> None:
        if recreate:
            self.client.recreate_collection(self.name)

    def __contains__(self, text: str) -> bool:
        return bool(self.client.retrieve(self.name, [key(text)]))


def key(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


class Lazy(Generic[T]):
    def __init__(self, make) -> None:
        self.make = make

    def __get__(self, obj, owner=None) -> T:
        return self.make()


class Config:
    settings = Lazy(lambda: yaml.safe_load(Path("c.yaml").read_text()))
    user = Lazy(lambda: os.environ.get("USER"))


def report(path: str, rows: list[dict], to_excel: bool = False) -> None:
    frame = pd.DataFrame(rows)
    if to_excel:
        frame.to_excel(path)
    print(frame.shape)


def rows(path: str) -> Iterator[dict]:
    with open(path) as fh:
        yield from csv.DictReader(fh)


def split(text: str) -> list[str]:
    return RecursiveCharacterTextSplitter(chunk_size=10).split_text(text)


def backup(src: str, dst: str, *, dry_run: bool = True) -> str:
    if dry_run:
        return dst
    return shutil.copytree(src, dst)


def embed_all(embeddings: Embeddings, texts: list[str]) -> list[list[float]]:
    return embeddings.embed_documents(texts)


rerank = cohere.Client("k").rerank
