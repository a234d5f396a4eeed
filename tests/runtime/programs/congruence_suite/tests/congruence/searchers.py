from qdrant_client import QdrantClient, models

from tests.congruence.test_common import COLLECTION_NAME, dense, sparse


class TestSimpleSearcher:
    __test__ = False

    def __init__(self):
        self.query_text = dense(3)
        self.query_image = dense(5, 3)

    @classmethod
    def simple_search_text(cls, client: QdrantClient) -> list[models.ScoredPoint]:
        return client.query_points(COLLECTION_NAME, query=dense(3), using="text", with_payload=True, limit=5).points

    def simple_search_image(self, client: QdrantClient) -> list[models.ScoredPoint]:
        return client.query_points(COLLECTION_NAME, query=self.query_image, using="image", limit=5).points

    def search_score_threshold(self, client: QdrantClient, threshold: float = 0.9) -> list[models.ScoredPoint]:
        return client.query_points(COLLECTION_NAME, query=self.query_text, using="text", score_threshold=threshold, limit=8).points

    def search_payload_select(self, client: QdrantClient) -> list[models.ScoredPoint]:
        found = client.query_points(
            collection_name=COLLECTION_NAME, query=self.query_text, using="text", with_payload=["color", "price"], limit=4
        )
        return found.points

    def search_payload_exclude(self, client: QdrantClient) -> list[models.ScoredPoint]:
        selector = models.PayloadSelectorExclude(exclude=["tags"])
        return client.query_points(COLLECTION_NAME, query=self.query_text, using="text", with_payload=selector, limit=4).points

    def search_offset(self, client: QdrantClient, offset: int) -> list[int]:
        return [p.id for p in client.query_points(COLLECTION_NAME, query=self.query_text, using="text", limit=3, offset=offset).points]

    def search_with_vectors(self, client: QdrantClient) -> list[models.ScoredPoint]:
        return client.query_points(COLLECTION_NAME, query=self.query_text, using="text", with_vectors=["image"], limit=2).points

    def filtered(self, client: QdrantClient, query_filter: models.Filter) -> list[int]:
        found = client.query_points(COLLECTION_NAME, query=self.query_text, using="text", query_filter=query_filter, limit=20)
        return sorted(p.id for p in found.points)

    def sparse_search(self, client: QdrantClient, number: int = 2) -> list[models.ScoredPoint]:
        return client.query_points(COLLECTION_NAME, query=sparse(number), using="words", limit=5).points

    def search_batch(self, client: QdrantClient) -> list[list[int]]:
        requests = [models.QueryRequest(query=v, using="text", limit=3) for v in (self.query_text, self.query_image)]
        return [[p.id for p in r.points] for r in client.query_batch_points(COLLECTION_NAME, requests=requests)]
