from bus import Event, bus
from qdrant_client import QdrantClient, models

SHARDS = {"eu": [QdrantClient(":memory:")], "us": [QdrantClient(":memory:"), QdrantClient(":memory:")]}


@bus.on("boot")
def boot(ev: Event):
    for region, clients in SHARDS.items():
        for c in clients:
            c.create_collection(
                ev.data, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT)
            )


@bus.on("write")
def write(ev):
    _, (region, *ids) = ev
    first, *others = SHARDS[region]
    first.upsert("s", [models.PointStruct(id=i, vector=[1]) for i in ids])
    for other in others:
        other.upsert("s", [models.PointStruct(id=i, vector=[1]) for i in ids[:1]])
    return len(ids)


@bus.on("write")
def tally(ev):
    return {r: [c.count("s").count for c in cs] for r, cs in SHARDS.items()}
