from __future__ import annotations

import abc
import hashlib
import io
import json
import mmap
import os
import pickle
import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache, singledispatchmethod
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
import torch
import yaml
from PIL import Image
from transformers import AutoModel, AutoTokenizer, pipeline

T = TypeVar("T")
ROOT = Path("/var/media")


@lru_cache(maxsize=1)
def config() -> dict:
    return yaml.safe_load((ROOT / "config.yaml").read_text())


def version() -> str:
    return "1.2"


class Codec(abc.ABC, Generic[T]):
    @abc.abstractmethod
    def decode(self, data: bytes) -> T: ...

    def load(self, path: Path) -> T:
        return self.decode(path.read_bytes())

    def loads(self, text: str) -> T:
        return self.decode(text.encode())


class JsonCodec(Codec[dict]):
    def decode(self, data: bytes) -> dict:
        return json.loads(data)


class ImageCodec(Codec[Image.Image]):
    def decode(self, data: bytes) -> Image.Image:
        return Image.open(io.BytesIO(data))


class Library(Mapping[str, bytes]):
    def __init__(self, root: Path) -> None:
        self.root = root

    def __getitem__(self, name: str) -> bytes:
        return (self.root / name).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return (p.name for p in self.root.iterdir())

    def __len__(self) -> int:
        return 3

    def __truediv__(self, name: str) -> "Library":
        return Library(self.root / name)


class Frame:
    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def pixels(self):
        return np.asarray(Image.open(self.path))

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def checksum(self) -> str:
        with self.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    @name.setter
    def name(self, value: str) -> None:
        self.path = self.path.rename(self.path.with_stem(value))

    def __lt__(self, other: "Frame") -> bool:
        return self.path < other.path

    def __bytes__(self) -> bytes:
        return self.path.read_bytes()


class Unpacker:
    @singledispatchmethod
    def unpack(self, archive, target: Path) -> None:
        raise TypeError(archive)

    @unpack.register
    def _(self, archive: zipfile.ZipFile, target: Path) -> None:
        archive.extractall(target)

    def members(self, names: list[str]) -> list[str]:
        return sorted(names)


def bundle(folder: Path) -> Path:
    target = Path(tempfile.mkdtemp()) / "bundle.tar.gz"
    with tarfile.open(target, "w:gz") as archive:
        archive.add(folder)
    return target


class Vision:
    """Loaded once, at the first use."""

    _instance: "Vision | None" = None

    @classmethod
    def shared(cls) -> "Vision":
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance

    def __init__(self) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained("m")
        self.model = AutoModel.from_pretrained("m")
        self.captions = pipeline("image-to-text")

    def features(self, text: str):
        with torch.no_grad():
            return self.model(**self.tokenizer(text, return_tensors="pt"))

    def caption(self, path: Path) -> str:
        return self.captions(str(path))[0]["generated_text"]

    def label(self) -> str:
        return "vision"


class Spool:
    def __init__(self) -> None:
        self.file = tempfile.NamedTemporaryFile(delete=False)

    def write(self, data: bytes) -> None:
        self.file.write(data)

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, *error) -> None:
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()


class Buffer:
    def __init__(self) -> None:
        self.file = io.BytesIO()

    def write(self, data: bytes) -> None:
        self.file.write(data)

    def __enter__(self) -> "Buffer":
        return self

    def __exit__(self, *error) -> None:
        self.file.seek(0)
