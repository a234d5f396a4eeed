import functools
from dataclasses import dataclass
from functools import cached_property

from qdrant_client import QdrantClient, models


class Meta:
    def __init__(self, client: QdrantClient, name: str):
        self.client, self.name = client, name

    @cached_property
    def info(self):
        return self.client.get_collection(self.name)

    @property
    def dim(self):
        return self.info.config.params.vectors.size

    @cached_property
    def label(self) -> str:
        return self.name.title()

    def refresh(self) -> None:
        self.__dict__.pop("info", None)


class Counted(Meta):
    @functools.cached_property
    def summary(self) -> str:
        return f"{self.label}: {self.info.points_count} of {self.dim}"


@dataclass
class Opened:
    client: QdrantClient
    name: str

    @cached_property
    def ready(self) -> str:
        if not self.client.collection_exists(self.name):
            self.client.create_collection(
                self.name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT)
            )
        return self.name

    def put(self, *ids: int) -> int:
        for number in ids:
            self.client.upsert(self.ready, [models.PointStruct(id=number, vector=[1.0, 2.0])])
        return self.client.count(self.ready).count
