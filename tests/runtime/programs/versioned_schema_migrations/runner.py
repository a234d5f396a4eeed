from qdrant_client import QdrantClient, models

import versions


class Runner:
    def __init__(self, client: QdrantClient):
        self.client = client

    def version(self) -> int:
        if not self.client.collection_exists("_meta"):
            return 0
        return self.client.retrieve("_meta", [1])[0].payload["version"]

    def _save(self, version: int) -> None:
        if not self.client.collection_exists("_meta"):
            self.client.create_collection("_meta", vectors_config={})
        self.client.upsert("_meta", [models.PointStruct(id=1, vector={}, payload={"version": version})])

    def upgrade(self, target: int | None = None) -> list[str]:
        applied = []
        for number, step in enumerate(versions.STEPS, 1):
            if number <= self.version() or (target is not None and number > target):
                continue
            step(self.client)
            self._save(number)
            applied.append(step.__name__)
        return applied
