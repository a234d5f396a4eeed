from functools import partial

from qdrant_client import QdrantClient

from ops import Ops, create

client = QdrantClient(":memory:")
jobs = [partial(create, client, name) for name in ("a", "b")]
for job in jobs:
    print(job())
ops = Ops(client, "a")
print(ops.put(1), ops.put(2), ops.size())
