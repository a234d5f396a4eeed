from .base import Store


class MemoryStore(Store):
    name = "memory"

    def __init__(self) -> None:
        self.rows: list[tuple[list[float], str]] = []

    def search(self, vector, limit=5):
        return [text for _, text in self.rows[:limit]]
