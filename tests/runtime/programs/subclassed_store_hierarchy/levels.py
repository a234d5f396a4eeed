from qdrant_client import QdrantClient, models


class Store:
    name = "base"

    def __init__(self):
        self.client = QdrantClient(":memory:")
        self._made = False

    def prepare(self):
        if not self._made:
            self._made = self.client.create_collection(self.name, vectors_config={})

    def before_save(self, id, payload):
        return payload

    def save(self, id, payload):
        self.prepare()
        payload = self.before_save(id, payload)
        self.client.upsert(self.name, [models.PointStruct(id=id, vector={}, payload=payload)])

    def load(self, id):
        self.prepare()
        found = self.client.retrieve(self.name, [id])
        return found[0].payload if found else None


class VersionedStore(Store):
    name = "versioned"

    def before_save(self, id, payload):
        old = self.load(id)
        return {**payload, "version": (old or {}).get("version", 0) + 1}


class AuditedStore(VersionedStore):
    name = "audited"

    def __init__(self):
        super().__init__()
        self.events = []

    def before_save(self, id, payload):
        payload = super().before_save(id, payload)
        self.events.append((id, payload["version"]))
        return payload
