import json
import os
import sys

from qdrant_client import QdrantClient
from qdrant_client.http.models import Distance, PointStruct, VectorParams

from helpers import chunks, embed

COLLECTION = os.getenv("COLLECTION", "kb")
client = QdrantClient(":memory:")

if not client.collection_exists(COLLECTION):
    client.create_collection(COLLECTION, vectors_config=VectorParams(size=3, distance=Distance.EUCLID))

with open("docs.json", "w") as f:
    json.dump({"a": "one two three " * 8, "b": "four five " * 3}, f)

with open("docs.json") as f:
    docs = json.load(f)


def upload(doc_id, text):
    """Store the chunks of one document."""
    global counter
    points = []
    for chunk in chunks(text):
        points.append(PointStruct(id=counter, vector=embed(chunk), payload={"doc": doc_id, "text": chunk}))
        counter += 1
    client.upsert(COLLECTION, points)
    return len(points)


counter = 0
total = 0
for doc_id, text in docs.items():
    n = upload(doc_id, text)
    total += n
    print(f"{doc_id}: {n} chunks")
print("total", total, "in", client.count(COLLECTION).count)


def search(question, k=2):
    return client.query_points(COLLECTION, query=embed(question), limit=k).points


for q in ["four five four five", "one"]:
    for hit in search(q):
        print(q, "->", hit.payload["doc"], round(hit.score, 2))

os.remove("docs.json")
if total != counter:
    sys.exit("lost chunks")
