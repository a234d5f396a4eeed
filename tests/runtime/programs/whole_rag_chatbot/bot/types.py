from typing import NamedTuple


class Chunk(NamedTuple):
    source: str
    position: int
    text: str
    vector: list[float]


class Passage(NamedTuple):
    source: str
    text: str
    score: float
