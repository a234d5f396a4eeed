from __future__ import annotations

import hashlib
import io
import threading
from collections.abc import Iterator
from functools import cached_property, singledispatchmethod
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from PIL import Image
from sentence_transformers import SentenceTransformer


class Model(Protocol):
    def predict(self, image: Any) -> list[float]: ...


class TorchModel:
    def __init__(self, path: str) -> None:
        self.path = path

    @cached_property
    def net(self) -> Any:
        return torch.load(self.path)

    def predict(self, image: Any) -> list[float]:
        with torch.no_grad():
            return self.net(image).tolist()

    def digest(self) -> str:
        return hashlib.sha256(self.path.encode()).hexdigest()


class TextModel:
    def __init__(self, name: str) -> None:
        self._encoder = SentenceTransformer(name)

    def predict(self, image: Any) -> list[float]:
        return self._encoder.encode(str(image)).tolist()


class ConstantModel:
    def __init__(self, value: float = 0.5) -> None:
        self.value = value

    def predict(self, image: Any) -> list[float]:
        return [self.value]


class Ensemble:
    def __init__(self, *models: Model) -> None:
        self.models = models

    def predict(self, image: Any) -> list[float]:
        return [v for model in self.models for v in model.predict(image)]

    def __len__(self) -> int:
        return len(self.models)


class Lazy:
    """Makes the model at first use, once, under a lock."""

    def __init__(self, make: Any) -> None:
        self._make = make
        self._model: Model | None = None
        self._lock = threading.Lock()

    def get(self) -> Model:
        if self._model is None:
            with self._lock:
                self._model = self._make()
        return self._model

    @property
    def ready(self) -> bool:
        return self._model is not None


class Decoder:
    @singledispatchmethod
    def size(self, data: Any) -> int:
        return 0

    @size.register
    def _(self, data: bytes) -> int:
        return len(data)

    def thumbnail(self, data: bytes) -> bytes:
        image = Image.open(io.BytesIO(data))
        out = io.BytesIO()
        image.resize((64, 64)).save(out, "PNG")
        return out.getvalue()

    def mean(self, values: list[float]) -> float:
        return float(np.mean(values))


def weights(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.pt")))


def labels(text: str) -> Iterator[str]:
    return (line.strip() for line in io.StringIO(text))
