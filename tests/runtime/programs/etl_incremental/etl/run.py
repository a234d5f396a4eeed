from qdrant_client import QdrantClient, models

from .extract import rows
from .load import COLLECTION, Loader


def run():
    client = QdrantClient(":memory:")
    client.create_collection(COLLECTION, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    loader = Loader(client)
    totals = [loader.load(rows(day)) for day in range(3)]
    return totals, loader.stats
