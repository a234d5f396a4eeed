from qdrant_client import QdrantClient
from qdrant_client.models import CreateAlias, CreateAliasOperation, DeleteAlias, DeleteAliasOperation, PointStruct


class Deployment:
    def __init__(self, client: QdrantClient, alias: str):
        self.client = client
        self.alias = alias

    def current(self):
        for a in self.client.get_aliases().aliases:
            if a.alias_name == self.alias:
                return a.collection_name
        return None

    def release(self, version: int, n: int):
        name, old = f"{self.alias}_v{version}", self.current()
        self.client.create_collection(name, vectors_config={})
        self.client.upsert(name, [PointStruct(id=i, vector={}) for i in range(n)])
        operations = [CreateAliasOperation(create_alias=CreateAlias(collection_name=name, alias_name=self.alias))]
        if old:
            operations.insert(0, DeleteAliasOperation(delete_alias=DeleteAlias(alias_name=self.alias)))
        self.client.update_collection_aliases(change_aliases_operations=operations)
        if old:
            self.client.delete_collection(old)
