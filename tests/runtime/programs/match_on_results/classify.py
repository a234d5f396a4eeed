from qdrant_client import QdrantClient, models


class Classifier:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    def fill(self, sizes):
        for name, n in sizes.items():
            self.client.create_collection(name, vectors_config={})
            for i in range(n):
                self.client.upsert(name, [models.PointStruct(id=i, vector={})])

    def classify(self, name):
        match self.client.collection_exists(name), name:
            case False, _:
                return "missing"
            case True, n if self.client.count(n).count == 0:
                return "empty"
            case _:
                pass
        match self.client.count(name).count:
            case 1:
                return "single"
            case int(n):
                return f"{n} points"

    def command(self, words):
        match words:
            case ["drop", name]:
                return self.client.delete_collection(name)
            case ["count", name, *rest]:
                return self.client.count(name).count, rest
            case _:
                return None
