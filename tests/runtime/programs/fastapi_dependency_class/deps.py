from fastapi import Depends, Header, HTTPException
from qdrant_client import QdrantClient, models

_clients: dict[str, QdrantClient] = {}


class Tenant:
    def __init__(self, x_tenant: str = Header("public")):
        self.name = x_tenant


def tenant_client(tenant: Tenant = Depends()) -> QdrantClient:
    if tenant.name not in _clients:
        _clients[tenant.name] = QdrantClient(":memory:")
        _clients[tenant.name].create_collection("d", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    return _clients[tenant.name]


class Quota:
    def __init__(self, limit: int):
        self.limit = limit

    def __call__(self, client: QdrantClient = Depends(tenant_client)) -> int:
        used = client.count("d").count
        if used >= self.limit:
            raise HTTPException(429, f"quota of {self.limit} used up")
        return self.limit - used
