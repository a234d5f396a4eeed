from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Protocol

import nltk
import numpy as np
import spacy
from openai import OpenAI
from rouge_score import rouge_scorer
from sklearn.feature_extraction.text import TfidfVectorizer

from .dataset import Example

Metric = Callable[[str, str], float]


class Judge(Protocol):
    @abstractmethod
    def score(self, example: Example, answer: str) -> float: ...


class Exact:
    def score(self, example: Example, answer: str) -> float:
        return float(example.answer == answer)


class Llm:
    client: OpenAI

    def __init__(self, model: str, client: OpenAI | None = None):
        self.model = model
        self.client = client if client is not None else OpenAI()

    def score(self, example: Example, answer: str) -> float:
        r = self.client.responses.create(model=self.model, input=example.prompt() + answer)
        return float(r.output_text)


class Mean:
    def __init__(self, judges: Sequence[Judge]):
        self.judges = judges

    def score(self, example: Example, answer: str) -> float:
        return float(np.mean([j.score(example, answer) for j in self.judges]))

    def __add__(self, other: Judge) -> Mean:
        return Mean([*self.judges, other])


def tfidf(a: str, b: str) -> float:
    m = TfidfVectorizer().fit_transform([a, b])
    return (m @ m.T)[0, 1]


def length(a: str, b: str) -> float:
    return abs(len(a) - len(b))


METRICS: dict[str, Metric] = {"tfidf": tfidf, "length": length}
nlp = spacy.load("en_core_web_sm")


def entities(text: str) -> list[str]:
    return [e.text for e in nlp(text).ents]


def rouge(a: str, b: str):
    return rouge_scorer.RougeScorer(["rougeL"]).score(a, b)


def setup() -> None:
    nltk.download("punkt")
