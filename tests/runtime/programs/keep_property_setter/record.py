from qdrant_client import QdrantClient


class Row:
    def __init__(self, client: QdrantClient, name: str, id: int):
        self.client, self.name, self.id = client, name, id

    @property
    def status(self):
        return self.client.retrieve(self.name, ids=[self.id])[0].payload.get("status")

    @status.setter
    def status(self, value):
        self.client.set_payload(self.name, payload={"status": value}, points=[self.id])
