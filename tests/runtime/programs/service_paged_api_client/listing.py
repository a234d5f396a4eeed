from qdrant_client import QdrantClient, models


class Listing:
    def __init__(self, client: QdrantClient):
        self.client = client

    def page(self, limit=10, token=None, **equal):
        must = [models.FieldCondition(key=k, match=models.MatchValue(value=v)) for k, v in equal.items()]
        where = models.Filter(must=must) if must else None
        records, following = self.client.scroll("l", limit=limit, offset=token, scroll_filter=where)
        return {"ids": [r.id for r in records], "next": following, "total": self.client.count("l", count_filter=where).count}
