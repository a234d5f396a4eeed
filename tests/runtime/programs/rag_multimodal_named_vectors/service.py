from qdrant_client import QdrantClient, models


class MultiModal:
    def __init__(self, name="mm"):
        self.q = QdrantClient(":memory:")
        self.name = name
        params = {k: models.VectorParams(size=2, distance=models.Distance.COSINE) for k in ("image", "text")}
        self.q.create_collection(name, vectors_config=params, sparse_vectors_config={"words": models.SparseVectorParams()})

    def add(self, id, *, words, **dense):
        sparse = models.SparseVector(indices=list(words), values=list(words.values()))
        self.q.upsert(self.name, [models.PointStruct(id=id, vector={**dense, "words": sparse})])

    def by(self, using, vector):
        return [p.id for p in self.q.query_points(self.name, query=vector, using=using, limit=2).points]

    def by_words(self, words):
        query = models.SparseVector(indices=list(words), values=list(words.values()))
        return [p.id for p in self.q.query_points(self.name, query=query, using="words", limit=5).points]

    def fused(self, image, text):
        return [
            p.id
            for p in self.q.query_points(
                self.name,
                prefetch=[models.Prefetch(query=image, using="image"), models.Prefetch(query=text, using="text")],
                query=models.FusionQuery(fusion=models.Fusion.RRF),
                limit=3,
            ).points
        ]
