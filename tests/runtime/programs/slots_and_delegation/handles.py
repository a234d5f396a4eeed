from qdrant_client import QdrantClient, models


class Handle:
    __slots__ = ("_client", "name")

    def __init__(self, client: QdrantClient, name: str):
        self._client = client
        self.name = name

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"<{self.name}>"

    def add(self, id):
        return self._client.upsert(self.name, [models.PointStruct(id=id, vector={})])

    def size(self):
        return self._client.count(self.name).count


class Registry:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.handles = {}

    def open(self, name):
        if name not in self.handles:
            self.client.create_collection(name, vectors_config={})
            self.handles[name] = Handle(self.client, name)
        return self.handles[name]

    def total(self):
        return sum(handle.size() for handle in self.handles.values())
