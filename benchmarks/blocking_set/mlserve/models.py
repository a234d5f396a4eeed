from __future__ import annotations

import joblib
import numpy as np
import tiktoken
import torch
from fastembed import SparseTextEmbedding, TextEmbedding
from sentence_transformers import SentenceTransformer
from sklearn.cluster import KMeans
from transformers import AutoModelForSequenceClassification, AutoTokenizer, pipeline


class Encoder:
    def __init__(self, name: str):
        self._model = SentenceTransformer(name)

    def __call__(self, texts: list[str]) -> np.ndarray:
        return self._model.encode(texts, batch_size=32)

    def __getitem__(self, text: str) -> np.ndarray:
        return self([text])[0]

    @property
    def size(self) -> int:
        return self._model.get_sentence_embedding_dimension()


class Fast:
    dense = TextEmbedding("BAAI/bge-small-en")

    def __init__(self):
        self.sparse = SparseTextEmbedding("Qdrant/bm25")

    def embed(self, texts):
        return self.dense.embed(texts)

    def vectors(self, texts):
        return [v.tolist() for v in self.embed(texts)]


class Toxic(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.tok = AutoTokenizer.from_pretrained("t")
        self.net = AutoModelForSequenceClassification.from_pretrained("t")

    def forward(self, text: str):
        with torch.no_grad():
            return self.net(**self.tok(text, return_tensors="pt")).logits


class Budget:
    def __init__(self, limit: int):
        self.enc = tiktoken.get_encoding("cl100k_base")
        self.limit = limit

    def fits(self, text: str) -> bool:
        return len(self.enc.encode(text)) <= self.limit

    def guess(self, text: str) -> bool:
        return len(text) / 4 <= self.limit


_ner = None


def ner(text: str):
    global _ner
    if _ner is None:
        _ner = pipeline("ner")
    return _ner(text)


def clusters(vectors, k=8):
    return KMeans(k).fit_predict(vectors)


def mean(vectors):
    return np.mean(vectors, axis=0)


def load(path):
    return joblib.load(path)
