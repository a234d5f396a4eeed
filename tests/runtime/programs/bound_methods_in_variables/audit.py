from qdrant_client import QdrantClient


class Auditor:
    def __init__(self, client: QdrantClient):
        self._count = client.count
        self._exists = getattr(client, "collection_exists")
        self.client = client

    def check(self, name: str) -> str:
        if not self._exists(name):
            return f"{name}: missing"
        return f"{name}: {self._count(name).count}"


def remove(client: QdrantClient, name: str, ids=None):
    get = client.get_collection
    drop = client.delete if ids else client.delete_collection
    before = get(name).points_count
    if ids:
        drop(name, points_selector=ids)
    else:
        drop(name)
    return before
