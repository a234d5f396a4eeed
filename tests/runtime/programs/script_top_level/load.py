#!/usr/bin/env python
# Loads words and asks for some.
from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

from vectors import embed

WORDS = ["zoo", "boot", "a", "solo"]
COLLECTION = "words"

client = QdrantClient(":memory:")

if not client.collection_exists(COLLECTION):
    client.create_collection(COLLECTION, vectors_config=VectorParams(size=2, distance=Distance.EUCLID))

loaded = 0


def describe():
    return f"{COLLECTION}: {loaded} loaded"


for number, word in enumerate(WORDS):
    client.upsert(COLLECTION, points=[PointStruct(id=number, vector=embed(word), payload={"word": word})])
    loaded += 1

print(describe())

hits = client.query_points(COLLECTION, query=embed("foo"), limit=2).points
for hit in hits:
    print(hit.payload["word"], round(hit.score, 2))

print("total", client.count(COLLECTION).count)
