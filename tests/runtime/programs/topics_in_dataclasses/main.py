import json

from qdrant_client import QdrantClient, models

from core import Endpoint, Topic

client = QdrantClient(":memory:")
stored = Topic("stored")
rendered = Topic("rendered")


@stored.subscribe
def index(ident, text):
    client.upsert("t", [models.PointStruct(id=ident, vector=[float(len(text))])])
    return client.count("t").count


@rendered.subscribe
def as_json(value):
    return json.dumps(value)


def stats():
    return client.get_collection("t").points_count


ENDPOINTS = [Endpoint("/put", lambda i, t: stored.publish(int(i), t)), Endpoint("/stats", stats, ("public",))]
FORMATS = {e.path: e for e in (Endpoint("upper", str.upper), Endpoint("plain", lambda text: text))}


def main():
    client.create_collection("t", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    table = {e.path: e for e in ENDPOINTS}
    lines = [table["/put"].call("1", "abc"), table["/put"].call("2", "de"), table["/stats"].call()]
    for line in lines:
        text = rendered.publish(line)[0]
        print(max([text], key=FORMATS["plain"].call), FORMATS["upper"].call(text))


if __name__ == "__main__":
    main()
