import answer
import lookup
from qdrant_client import QdrantClient, models


def test_replaced(monkeypatch):
    monkeypatch.setattr(lookup, "total", lambda client, names: 7)
    assert answer.answer(None, ["a"]) == "7 points"


def test_nothing(monkeypatch):
    monkeypatch.setattr("lookup.total", lambda *a: 0)
    assert answer.answer(None, []) == "nothing"


def test_real():
    client = QdrantClient(":memory:")
    client.create_collection("a", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    assert answer.answer(client, ["a"]) == "nothing"
