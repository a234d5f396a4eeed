from qdrant_client import QdrantClient


class Queue:
    def __init__(self, client: QdrantClient, name: str):
        self.client = client
        self.name = name

    def pop(self):
        rows, _ = self.client.scroll(self.name, limit=1)
        if not rows:
            return None
        self.client.delete(self.name, points_selector=[rows[0].id])
        return rows[0].payload["job"]

    def drain(self):
        done = []
        for job in iter(self.pop, None):
            done.append(job.upper())
        return done
