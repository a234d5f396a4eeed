from __future__ import annotations

import functools
import threading

import nltk
import spacy
import tiktoken
from nltk.tokenize import word_tokenize
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

_nlp = None
_guard = threading.Lock()


def nlp():
    global _nlp
    with _guard:
        if _nlp is None:
            _nlp = spacy.load("en_core_web_sm")
    return _nlp


@functools.cache
def encoding(model: str) -> tiktoken.Encoding:
    return tiktoken.encoding_for_model(model)


def count(text: str) -> int:
    return len(encoding("gpt-4").encode(text))


def words(text: str) -> list[str]:
    return word_tokenize(text)


def fetch_corpora() -> None:
    nltk.download("punkt")


class Analyst:
    languages = ("en", "de")

    def entities(self, text: str) -> list[str]:
        return [e.text for e in nlp()(text).ents]

    def batch(self, texts: list[str]):
        return nlp().pipe(texts)

    def supports(self, language: str) -> bool:
        return language in self.languages


class Writer:
    def __init__(self, name: str = "gpt2") -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(name)
        self.model = AutoModelForCausalLM.from_pretrained(name)

    def write(self, prompt: str) -> str:
        inputs = self.tokenizer(prompt, return_tensors="pt")
        output = self.model.generate(**inputs)
        return self.tokenizer.decode(output[0])

    @classmethod
    @functools.lru_cache
    def shared(cls) -> Writer:
        return cls()


sentiment = pipeline("sentiment-analysis")


def mood(text: str) -> str:
    return sentiment(text)[0]["label"]
