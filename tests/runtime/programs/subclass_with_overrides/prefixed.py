from qdrant_client import QdrantClient


class PrefixedClient(QdrantClient):
    def __init__(self, prefix: str, **kwargs):
        super().__init__(**kwargs)
        self.prefix = prefix

    def _name(self, name: str) -> str:
        return f"{self.prefix}_{name}"

    def upsert(self, collection_name, points, **kwargs):
        return super().upsert(self._name(collection_name), points, **kwargs)

    def count(self, collection_name, **kwargs):
        return super().count(self._name(collection_name), **kwargs)

    def ensure(self, name, **kwargs):
        if not self.collection_exists(self._name(name)):
            self.create_collection(self._name(name), **kwargs)

    def own_names(self):
        return [c.name for c in self.get_collections().collections if c.name.startswith(self.prefix)]
