from qdrant_client import QdrantClient


class Handlers:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.steps = [self.one, self.two, self.three]

    def one(self):
        return len(self.client.get_collections().collections)

    def two(self):
        return self.client.create_collection("x", vectors_config={})

    def three(self):
        return self.client.delete_collection("x")

    def run_first(self, n):
        return [step() for step in self.steps[:n]]

    def run_rest(self):
        return [step() for step in self.steps[2:]]

    def run_backwards(self):
        return [step() for step in reversed(self.steps)]

    def run_copy(self):
        return [step() for step in list(self.steps)[2:]]
