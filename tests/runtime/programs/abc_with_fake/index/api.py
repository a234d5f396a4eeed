from abc import ABC, abstractmethod


class Index(ABC):
    """What the recommender needs of an index."""

    @abstractmethod
    def add(self, key: int, vector: list[float]) -> None: ...

    @abstractmethod
    def nearest(self, vector: list[float], k: int = 3) -> list[int]:
        """Keys of the k nearest."""

    def name(self) -> str:
        return type(self).__name__
