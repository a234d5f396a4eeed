from qdrant_client import QdrantClient
from qdrant_client.models import VectorParams, Distance
from ext import loaders
import sinks
from sink_base import build

JOBS = [("lines", "a\nb", {}), ("numbers_", "1 2 3", {"start": 50})]
SINKS = [{"name": "print"}, {"name": "qdrant", "collection": "c"}]


def main():
    client = QdrantClient(":memory:")
    client.create_collection("d", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    kinds = loaders.discover()
    for kind, data, options in JOBS:
        loader = kinds[kind](client, **options)
        print(kind, loader.load("d", data))
    print(client.count("d").count)
    outs = [build(**c) for c in SINKS]
    for out in outs:
        out.write([1, 2, 3])
    print({type(o).__name__: o.finish() for o in outs})


main()
