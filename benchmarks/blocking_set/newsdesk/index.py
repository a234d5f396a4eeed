from __future__ import annotations

import heapq
import json
import os
import pickle
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Iterator

from newsdesk.feeds import Article

WORD = re.compile(r"\w+")


class Index:
    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.words: dict[str, set[str]] = defaultdict(set)
        self.counts: Counter[str] = Counter()

    def add(self, article: Article) -> None:
        for word in WORD.findall(article.title):
            self.words[word].add(article.url)
            self.counts[word] += 1

    def search(self, word: str) -> set[str]:
        return self.words.get(word, set())

    def top(self, n: int) -> list[tuple[str, int]]:
        return self.counts.most_common(n)

    def save(self) -> None:
        if self.path is None:
            return
        with self.path.open("wb") as handle:
            pickle.dump(self.words, handle)

    def load(self) -> None:
        assert self.path is not None
        self.words = pickle.loads(self.path.read_bytes())

    def lines(self) -> Iterator[str]:
        for word, urls in self.words.items():
            yield f"{word}: {len(urls)}"


def load_stopwords(name: str = "en") -> set[str]:
    return set(Path(__file__).with_name(f"{name}.txt").read_text().split())


def merge(left: Index, right: Index) -> Index:
    merged = Index()
    for index in (left, right):
        for word, urls in index.words.items():
            merged.words[word] |= urls
    return merged
