from collections import defaultdict

from qdrant_client import QdrantClient, models


class TenantPool:
    def __init__(self, allowed):
        self.allowed = set(allowed)
        self._clients: dict[str, QdrantClient] = {}
        self.writes = defaultdict(int)

    def client(self, tenant: str) -> QdrantClient:
        if tenant not in self.allowed:
            raise PermissionError(f"tenant {tenant}")
        if tenant not in self._clients:
            client = QdrantClient(":memory:")
            client.create_collection("data", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
            self._clients[tenant] = client
        return self._clients[tenant]

    def write(self, tenant, id):
        self.client(tenant).upsert("data", [models.PointStruct(id=id, vector=[1.0])])
        self.writes[tenant] += 1

    def sizes(self):
        return {tenant: (client.count("data").count, self.writes[tenant]) for tenant, client in sorted(self._clients.items())}

    def close(self):
        while self._clients:
            _, client = self._clients.popitem()
            client.close()
