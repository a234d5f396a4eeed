from qdrant_client import QdrantClient

from errors import NotFound, StoreError


class Store:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.log = []

    def read(self):
        try:
            result = self.client.count("t")
        except ValueError as error:
            raise NotFound("t") from error
        else:
            self.log.append("read")
            return result.count
        finally:
            self.log.append("tried")

    def ensure(self):
        return self.client.create_collection("t", vectors_config={})

    def broken(self):
        try:
            return self.read() / 0
        except ZeroDivisionError:
            self.log.append(self.client.count("t").count)
            raise StoreError("cannot divide") from None

    def run(self, name):
        if name == "read":
            return self.read()
        elif name == "ensure":
            return self.ensure()
        return self.broken()
