from qdrant_client import QdrantClient

from template import Job


class TextJob(Job):
    def run(self):
        return "text"


class CountJob(Job):
    def __init__(self):
        self.client = QdrantClient(":memory:")

    def run(self):
        return len(self.client.get_collections().collections)

    def after(self):
        self.client.close()
        super().after()
