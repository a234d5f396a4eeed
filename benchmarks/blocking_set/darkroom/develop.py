import gzip
import hashlib
import io
import zlib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageFilter


@dataclass(slots=True)
class Negative:
    path: Path
    image: Image.Image | None = None

    def load(self) -> "Negative":
        self.image = Image.open(self.path)
        return self

    def thumbnail(self, size: int = 128) -> bytes:
        out = io.BytesIO()
        small = self.image.resize((size, size)).filter(ImageFilter.SHARPEN)
        small.save(out, format="PNG")
        return out.getvalue()

    @property
    def digest(self) -> str:
        return hashlib.file_digest(self.path.open("rb"), "sha256").hexdigest()

    @property
    def title(self) -> str:
        return self.path.stem.title()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Negative) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.path)


class Pipeline:
    def __init__(self, *steps) -> None:
        self.steps = steps

    def __call__(self, value):
        for step in self.steps:
            value = step(value)
        return value

    def __or__(self, step) -> "Pipeline":
        return Pipeline(*self.steps, step)


def decode(data: bytes) -> np.ndarray:
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)


def blur(image: np.ndarray) -> np.ndarray:
    return cv2.GaussianBlur(image, (5, 5), 0)


def shape(image: np.ndarray) -> tuple[int, ...]:
    return image.shape


def packed(data: bytes) -> bytes:
    return zlib.compress(data, 9)


def stored(data: bytes, path: Path) -> int:
    with gzip.open(path, "wb") as handle:
        return handle.write(data)
