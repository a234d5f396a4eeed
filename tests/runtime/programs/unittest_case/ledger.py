from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class Ledger:
    def __init__(self, client: QdrantClient):
        self.client = client

    def open(self):
        self.client.create_collection("ledger", vectors_config=VectorParams(size=1, distance=Distance.DOT))

    def book(self, id, amount):
        self.client.upsert("ledger", points=[PointStruct(id=id, vector=[amount], payload={"amount": amount})])

    def balance(self):
        return sum(r.payload["amount"] for r in self.client.scroll("ledger", limit=100)[0])
