import math

from .base import Document, VectorStore
from .registry import register


@register("memory")
class InMemoryStore(VectorStore):
    def open(self):
        self._rows = {}

    def add(self, documents):
        for d in documents:
            self._rows[d.id] = d

    def get(self, ident):
        return self._rows[ident]

    def search(self, text, k=5, where=None):
        query = self.embed(text)

        def score(d):
            v = self.embed(d.text)
            norm = math.sqrt(sum(x * x for x in v)) or 1.0
            return -sum(a * b for a, b in zip(query, v)) / norm

        rows = [d for d in self._rows.values() if not where or all(d.meta.get(a) == b for a, b in where.items())]
        return sorted(rows, key=score)[:k]

    def delete(self, ids):
        for ident in ids:
            self._rows.pop(ident, None)

    def count(self):
        return len(self._rows)

    def batches(self, size):
        rows = sorted(self._rows.values(), key=lambda d: d.id)
        for i in range(0, len(rows), size):
            yield rows[i : i + size]
