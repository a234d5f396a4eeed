from functools import cached_property

from qdrant_client import QdrantClient


class Meta:
    def __init__(self, client: QdrantClient, name: str):
        self.client, self.name = client, name

    @cached_property
    def info(self):
        return self.client.get_collection(self.name)

    @property
    def dim(self):
        return self.info.config.params.vectors.size
