from qdrant_client import QdrantClient, models

from checkpoint import Checkpoint


class Loader:
    def __init__(self, checkpoint: Checkpoint):
        self.checkpoint = checkpoint
        self.client = QdrantClient(path="store")

    def load(self, texts: list[str], limit: int) -> int:
        if not self.client.collection_exists("t"):
            self.client.create_collection("t", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        done = 0
        while self.checkpoint.position < len(texts) and done < limit:
            i = self.checkpoint.position
            self.client.upsert("t", [models.PointStruct(id=i, vector=[1.0], payload={"t": texts[i]})])
            self.checkpoint.advance(1)
            done += 1
        return done

    def size(self) -> int:
        return self.client.count("t").count
