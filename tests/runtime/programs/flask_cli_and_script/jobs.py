from dataclasses import dataclass

from qdrant_client import QdrantClient, models


@dataclass(frozen=True)
class Job:
    name: str
    size: int

    def run(self, client: QdrantClient) -> int:
        client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        client.upsert(self.name, [models.PointStruct(id=i, vector=[1.0]) for i in range(self.size)])
        return client.count(self.name).count


def run_all(client: QdrantClient, jobs: list[Job]) -> dict[str, int]:
    return {job.name: job.run(client) for job in jobs}
