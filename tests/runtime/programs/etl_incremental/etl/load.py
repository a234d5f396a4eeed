from qdrant_client import QdrantClient, models

from .transform import batched, to_point

COLLECTION = "etl"


class Loader:
    def __init__(self, client: QdrantClient, batch_size: int = 2):
        self.client, self.batch_size = client, batch_size
        self.stats = {"new": 0, "changed": 0, "same": 0, "gone": 0}

    def known(self) -> dict[int, str]:
        shas, offset = {}, None
        while True:
            page, offset = self.client.scroll(COLLECTION, limit=2, offset=offset, with_payload=["sha"])
            shas.update((r.id, r.payload["sha"]) for r in page)
            if offset is None:
                return shas

    def load(self, rows):
        known, fresh = self.known(), []
        for row in rows:
            state = "new" if row[0] not in known else "same" if known[row[0]] == row[2] else "changed"
            known.pop(row[0], None)
            self.stats[state] += 1
            if state != "same":
                fresh.append(row)
        for batch in batched(fresh, self.batch_size):
            self.client.upsert(COLLECTION, points=[to_point(r) for r in batch])
        if known:
            self.client.delete(COLLECTION, points_selector=models.PointIdsList(points=sorted(known)))
            self.stats["gone"] += len(known)
        return self.client.count(COLLECTION).count
