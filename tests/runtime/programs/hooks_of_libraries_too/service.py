from qdrant_client import QdrantClient, models

from hooks import Hooks


class Documents:
    def __init__(self, client: QdrantClient):
        self.client = client
        self.before_save = Hooks()
        self.after_save = Hooks()
        self.before_save.add(self._clean)
        self.before_save.add(str.strip, priority=5)

    @staticmethod
    def _clean(text):
        return text.replace("\n", " ")

    def save(self, ident, text):
        cleaned = self.before_save.first(text)
        self.client.upsert("d", [models.PointStruct(id=ident, vector=[float(len(cleaned))], payload={"t": cleaned})])
        return self.after_save.fire(ident)

    def exists(self, ident):
        return bool(self.client.retrieve("d", [ident]))


class Stats:
    def __init__(self, client):
        self.client = client
        self.seen = []

    def update(self, ident):
        self.seen.append((ident, self.client.count("d").count))
        return len(self.seen)
