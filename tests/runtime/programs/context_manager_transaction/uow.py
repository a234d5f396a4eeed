from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


class UnitOfWork:
    log: list[str] = []

    def __init__(self, name):
        self.name = name
        self.pending = []

    def __enter__(self):
        if not client.collection_exists(self.name):
            client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        self.pending.clear()
        return self

    def add(self, id):
        self.pending.append(models.PointStruct(id=id, vector=[1.0]))

    def __exit__(self, kind, error, traceback):
        if kind is None:
            self.commit()
        else:
            self.log.append(f"rollback {len(self.pending)}")
        return False

    def commit(self):
        client.upsert(self.name, self.pending)
        self.log.append(f"commit {len(self.pending)}")
