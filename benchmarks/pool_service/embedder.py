"""The model behind a class of the program, as most programs have it."""

from sentence_transformers import SentenceTransformer


class Embedder:
    def __init__(self, model: SentenceTransformer) -> None:
        self.model = model

    def vector(self, text: str) -> list[float]:
        return self._normal(self.model.encode(text).tolist())

    def _normal(self, values: list[float]) -> list[float]:
        length = sum(v * v for v in values) ** 0.5
        return [v / length for v in values]
