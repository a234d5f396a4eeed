from pydantic import BaseModel, ConfigDict, field_validator
from qdrant_client import QdrantClient, models


class LookupTool(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    client: QdrantClient
    name: str
    limit: int = 3

    @field_validator("name")
    @classmethod
    def _strip(cls, value: str) -> str:
        return value.strip()

    def prepare(self) -> None:
        self.client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        self.client.upsert(self.name, [models.PointStruct(id=1, vector=[1.0], payload={"x": "found"})])

    def invoke(self, args: dict) -> str:
        rows = self.client.retrieve(self.name, [args["id"]])
        return rows[0].payload["x"] if rows else "nothing"
