from qdrant_client import models

from pools import pair, shards

CFG = models.VectorParams(size=1, distance=models.Distance.DOT)


def point(i):
    return models.PointStruct(id=i, vector=[float(i)])


def mirror():
    primary, replica = pair()
    for c in (primary, replica):
        c.create_collection("m", vectors_config=CFG)
    primary.upsert("m", [point(1), point(2)])
    for p in primary.scroll("m")[0]:
        replica.upsert("m", [point(p.id)])
    return primary.count("m").count, replica.count("m").count


def sharded():
    nodes = shards(3)
    for node in nodes:
        node.create_collection("s", vectors_config=CFG)
    for i in range(10):
        nodes[i % 3].upsert("s", [point(i)])
    by_name = {f"node{i}": node for i, node in enumerate(nodes)}
    by_name["node0"].delete("s", points_selector=[0])
    return {name: node.count("s").count for name, node in by_name.items()}


if __name__ == "__main__":
    print(mirror())
    print(sharded())
