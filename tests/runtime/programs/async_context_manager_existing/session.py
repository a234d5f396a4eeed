from qdrant_client import QdrantClient, models


class Session:
    def __init__(self, name):
        self.name = name
        self.closed = False

    async def __aenter__(self):
        self.client = QdrantClient(":memory:")
        return self

    async def __aexit__(self, *exc):
        self.client.close()
        self.closed = True

    def make(self):
        self.client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))


async def collections(session: Session) -> list[str]:
    return [c.name for c in session.client.get_collections().collections]
