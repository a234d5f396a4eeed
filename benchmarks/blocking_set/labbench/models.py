import pickle
from pathlib import Path
from typing import ClassVar

import joblib
import numpy as np
from PIL import Image
from sentence_transformers import SentenceTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


class Registry:
    loaded: ClassVar[dict[str, "Model"]] = {}

    @classmethod
    def register(cls, name: str):
        def add(kind):
            cls.loaded[name] = kind()
            return kind

        return add

    def __class_getitem__(cls, name: str) -> "Model":
        return cls.loaded[name]


class Model:
    def run(self, rows):
        return self.score(self.clean(rows))

    def clean(self, rows):
        return [row for row in rows if row]

    def score(self, rows):
        raise NotImplementedError


class Forest(Model):
    def __init__(self):
        self.tree = make_pipeline(StandardScaler(), RandomForestClassifier())

    def train(self, rows, labels) -> "Forest":
        self.tree.fit(rows, labels)
        return self

    def score(self, rows):
        return self.tree.predict(rows)


class Mean(Model):
    def score(self, rows):
        return sum(rows) / len(rows)


class Vectors(Model):
    _encoder = None

    @property
    def encoder(self) -> SentenceTransformer:
        if self._encoder is None:
            self._encoder = SentenceTransformer("all-MiniLM-L6-v2")
        return self._encoder

    def score(self, rows):
        return self.encoder.encode(rows)


class Picture:
    def __init__(self, path: Path):
        self.path = path
        self.image = None

    def __enter__(self) -> Image.Image:
        self.image = Image.open(self.path)
        return self.image

    def __exit__(self, *exc) -> None:
        self.image.close()

    @property
    def suffix(self) -> str:
        return self.path.suffix


def saved(path: Path):
    return joblib.load(path)


def thaw(path: Path):
    with path.open("rb") as handle:
        return pickle.load(handle)


def unit(vector: np.ndarray) -> np.ndarray:
    return vector / max(len(vector), 1)
