import gzip
import hashlib
import io
import mmap
import os
import pathlib
import shelve
import tarfile
import threading
from dataclasses import dataclass
from functools import total_ordering

import cv2
import numpy as np
from PIL import Image, ImageFilter


@total_ordering
@dataclass(eq=False)
class Photo:
    path: pathlib.Path

    @property
    def image(self) -> Image.Image:
        return Image.open(self.path)

    @property
    def stem(self) -> str:
        return self.path.stem

    def __eq__(self, other):
        return self.checksum() == other.checksum()

    def __lt__(self, other):
        return self.stem < other.stem

    def __hash__(self):
        return hash(self.path)

    def checksum(self) -> str:
        return hashlib.md5(self.path.read_bytes()).hexdigest()

    def blurred(self) -> bytes:
        out = io.BytesIO()
        self.image.filter(ImageFilter.BLUR).save(out, "JPEG")
        return out.getvalue()

    def __fspath__(self) -> str:
        return os.fspath(self.path)

    def __bytes__(self) -> bytes:
        with open(self.path, "rb") as fh:
            with mmap.mmap(fh.fileno(), 0, access=mmap.ACCESS_READ) as m:
                return bytes(m)

    def __truediv__(self, other: str) -> "Photo":
        return Photo(self.path / other)


class Faces:
    def __init__(self):
        self.cascade = cv2.CascadeClassifier("faces.xml")

    def count(self, path: str) -> int:
        gray = cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2GRAY)
        return len(self.cascade.detectMultiScale(gray))


def histogram(a: np.ndarray) -> np.ndarray:
    return np.bincount(a.ravel(), minlength=256)


class Album(list):
    def __init__(self, folder: str):
        super().__init__(Photo(p) for p in pathlib.Path(folder).glob("*.jpg"))

    def pack(self, target) -> None:
        with tarfile.open(target, "w:gz") as tar:
            for photo in self:
                tar.add(photo)

    def names(self) -> list[str]:
        return [p.stem for p in self]


class Meta:
    def __init__(self, path: str):
        self.db = shelve.open(path)
        self.lock = threading.Lock()

    def get(self, key: str):
        with self.lock:
            return self.db.get(key)

    def __del__(self):
        self.db.close()


def load_log(path: str) -> list[str]:
    with gzip.open(path, "rt") as fh:
        return fh.readlines()
