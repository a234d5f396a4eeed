from qdrant_client import models

from .base import Step


class PruneStep(Step):
    def run(self):
        limit = self.options.get("longer_than")
        if limit is None:
            raise ValueError("longer_than is missing")
        self.client.delete(
            self.context.collection,
            models.Filter(must=[models.FieldCondition(key="length", range=models.Range(gt=limit))]),
        )
        yield f"pruned words longer than {limit}"
