from qdrant_client import QdrantClient, models


class ChatMemory:
    def __init__(self, client=None):
        self._client: QdrantClient = client or QdrantClient(":memory:")
        self._seq = 0

    def setup(self):
        self._client.create_collection("chat", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def append(self, session: str, text: str):
        self._seq += 1
        payload = dict(session=session, text=text, seq=self._seq)
        self._client.upsert("chat", [models.PointStruct(id=self._seq, vector=[float(self._seq)], payload=payload)])

    def window(self, session: str, n: int) -> list[str]:
        condition = models.FieldCondition(key="session", match=models.MatchValue(value=session))
        hits = self._client.query_points("chat", query=[1.0], query_filter=models.Filter(must=[condition]), limit=n)
        return [p.payload["text"] for p in reversed(hits.points)]

    def sessions(self) -> list[str]:
        return sorted({r.payload["session"] for r in self._client.scroll("chat")[0]})
