from qdrant_client import QdrantClient, models

from commands import Command


class Engine:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.n = 0

    def create(self, name):
        return self.client.create_collection(name, vectors_config={})

    def add(self, name):
        self.n += 1
        self.client.upsert(name, [models.PointStruct(id=self.n, vector={})])
        return self.n

    def size(self, name):
        return self.client.count(name).count

    def drop(self, name):
        return self.client.delete_collection(name)

    def execute(self, command: Command, name: str):
        handlers = {Command.CREATE: self.create, Command.ADD: self.add, Command.SIZE: self.size, Command.DROP: self.drop}
        return handlers[command](name)
