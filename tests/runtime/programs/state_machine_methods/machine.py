from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class Machine:
    def __init__(self, client: QdrantClient, name: str):
        self.client = client
        self.name = name
        self.left = [3, 2, 1]
        self.states = {"check": self.check, "create": self.create, "fill": self.fill, "wait": self.wait}

    def run(self, state="check"):
        trail = []
        while state is not None:
            trail.append(state)
            state = self.states[state]()
        return trail

    def check(self):
        return "fill" if self.client.collection_exists(self.name) else "create"

    def create(self):
        self.client.create_collection(self.name, vectors_config=VectorParams(size=1, distance=Distance.DOT))
        return "check"

    def fill(self):
        self.client.upsert(self.name, points=[PointStruct(id=self.left.pop(), vector=[1.0])])
        return "wait"

    def wait(self):
        return "fill" if self.left else None
