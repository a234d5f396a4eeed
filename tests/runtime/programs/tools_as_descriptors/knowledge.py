from qdrant_client import QdrantClient, models

from agent import Toolbox, tool


class Knowledge(Toolbox):
    def __init__(self, client: QdrantClient):
        self.client = client

    @tool("remember a fact")
    def remember(self, id: int, fact: str) -> str:
        if not self.client.collection_exists("facts"):  # awaited
            self.client.create_collection("facts", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))  # awaited
        self.client.upsert("facts", [models.PointStruct(id=id, vector=[float(len(fact))], payload={"fact": fact})])  # awaited
        return f"stored {id}"

    @tool()
    def recall(self, limit: int = 1) -> list:
        """facts, longest first"""
        return [p.payload["fact"] for p in self.client.query_points("facts", query=[1.0], limit=limit).points]  # awaited
