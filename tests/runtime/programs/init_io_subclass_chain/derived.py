from qdrant_client.models import PointStruct

from bases import ORDER, Base


class Seeded(Base):
    def __init__(self, name, seed):
        super().__init__(name)
        self.client.upsert(name, points=[PointStruct(id=i, vector=[1.0]) for i in seed])
        ORDER.append(f"seeded {len(seed)}")

    def ids(self):
        return sorted(r.id for r in self.client.scroll(self.name)[0])
