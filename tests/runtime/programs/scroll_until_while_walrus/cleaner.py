from qdrant_client import QdrantClient


class Cleaner:
    def __init__(self, client: QdrantClient):
        self.client = client

    def remaining(self):
        return self.client.count("junk").count

    def purge(self, batch):
        rounds = 0
        while ids := [r.id for r in self.client.scroll("junk", limit=batch, with_payload=False)[0]]:
            self.client.delete("junk", points_selector=ids)
            rounds += 1
            if (left := self.remaining()) < batch and left:
                print("almost", left)
        return rounds
