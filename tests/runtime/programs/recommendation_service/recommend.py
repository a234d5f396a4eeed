from collections import defaultdict

from qdrant_client import QdrantClient, models


class Recommender:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.likes = defaultdict(list)
        self.dislikes = defaultdict(list)

    def load(self, n):
        self.client.create_collection("items", vectors_config=models.VectorParams(size=2, distance=models.Distance.EUCLID))
        self.client.upsert("items", [models.PointStruct(id=i, vector=[float(i), 0.0]) for i in range(n)])

    def like(self, user, *ids):
        self.likes[user].extend(ids)

    def dislike(self, user, *ids):
        self.dislikes[user].extend(ids)

    def for_user(self, user, limit=2):
        liked = self.likes.get(user)
        if not liked:
            return [r.id for r in self.client.scroll("items", limit=limit)[0]]
        query = models.RecommendQuery(recommend=models.RecommendInput(positive=liked, negative=self.dislikes.get(user, [])))
        return [p.id for p in self.client.query_points("items", query=query, limit=limit).points]

    def similar(self, id):
        return [p.id for p in self.client.query_points("items", query=id, limit=2).points]
