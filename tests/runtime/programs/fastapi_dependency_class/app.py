from fastapi import Depends, FastAPI
from qdrant_client import QdrantClient, models

from deps import Quota, tenant_client

app = FastAPI()


@app.post("/points/{id}")
def add(id: int, left: int = Depends(Quota(2)), client: QdrantClient = Depends(tenant_client)):
    client.upsert("d", [models.PointStruct(id=id, vector=[float(id)])])
    return {"left": left - 1}
