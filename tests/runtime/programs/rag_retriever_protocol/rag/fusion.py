from collections import defaultdict

from .types import Retriever


class Hybrid:
    def __init__(self, retrievers: list[Retriever]):
        self.retrievers = retrievers

    def retrieve(self, query: str, k: int) -> list[tuple[str, float]]:
        scores: dict[str, float] = defaultdict(float)
        for retriever in self.retrievers:
            for rank, text in enumerate(retriever.retrieve(query, k * 2), 1):
                scores[text] += 1 / rank
        return sorted(((t, round(s, 3)) for t, s in scores.items()), key=lambda p: (-p[1], p[0]))[:k]
