from qdrant_client import QdrantClient, models
from tenacity import retry as tenacious
from tenacity import retry_if_exception_type, stop_after_attempt

from .instrument import counted, traced
from .policies import CircuitBreaker, retry

NAME = "drinks"


class Engine:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.attempts = 0

    @counted()
    def load(self, texts):
        self.client.create_collection(NAME, vectors_config=models.VectorParams(size=26, distance=models.Distance.COSINE))
        self.client.upsert(
            NAME, [models.PointStruct(id=i, vector=letters(t), payload={"text": t}) for i, t in texts.items()]
        )

    @counted("search")
    @traced
    def find(self, text):
        return [p.payload["text"] for p in self._query(text, 2).points]

    @traced
    @counted()
    def best(self, text):
        points = self._query(text, 1).points
        return points[0].payload["text"] if points else None

    @retry
    def _query(self, text, limit):
        return self.client.query_points(NAME, query=letters(text), limit=limit)

    @retry(times=5)
    def flaky(self, fail):
        self.attempts += 1
        if self.attempts <= fail:
            raise ConnectionError("again")
        return self.attempts, self.client.count(NAME).count

    @CircuitBreaker(2)
    @counted("broken")
    def broken(self):
        return self.client.count("no such collection")

    @tenacious(stop=stop_after_attempt(2), retry=retry_if_exception_type(ConnectionError), reraise=True)
    def describe(self):
        info = self.client.get_collection(NAME)
        return f"{info.points_count} points, {self.find.label}"


def letters(text):
    return [text.count(chr(97 + i)) + 0.001 for i in range(26)]
