from itertools import islice

from qdrant_client.models import Distance, PointStruct, VectorParams

from .base import Step


def vector(word):
    return [float(ord(c)) for c in f"{word:<6}"[:6]]


class StoreStep(Step):
    def run(self):
        if not self.client.collection_exists(self.context.collection):
            self.client.create_collection(self.context.collection, vectors_config=VectorParams(size=6, distance=Distance.EUCLID))
        rows = enumerate(self.context.data["words"], start=1)
        while batch := list(islice(rows, self.options["batch"])):
            self.client.upsert(
                self.context.collection,
                points=[PointStruct(id=i, vector=vector(w), payload={"word": w, "length": len(w)}) for i, w in batch],
            )
            yield f"stored {len(batch)}"
