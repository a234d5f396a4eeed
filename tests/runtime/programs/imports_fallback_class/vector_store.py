try:
    from qdrant_client import QdrantClient
    from qdrant_client.models import Distance, PointStruct, VectorParams

    HAVE_QDRANT = True
except ImportError:  # pragma: no cover
    HAVE_QDRANT = False

    class QdrantClient:  # type: ignore
        def __init__(self, *args, **kwargs):
            raise RuntimeError("pip install qdrant-client")


class VectorStore:
    def __init__(self, location: str):
        self.client = QdrantClient(location)

    def setup(self, name: str) -> None:
        self.client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))

    def add(self, name: str, ids):
        self.client.upsert(name, [PointStruct(id=i, vector=[0.1]) for i in ids])

    def size(self, name: str) -> int:
        return self.client.count(name).count
