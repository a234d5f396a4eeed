import sys

from qdrant_client import QdrantClient

from names import pick

client = QdrantClient(":memory:")


def show(prefix):
    print(prefix, current, client.count(current).count)


for name in ("a", "b"):
    client.create_collection(name, vectors_config={})

current = pick(c.name for c in client.get_collections().collections)
show("now")
current = "b"
show("then")
if client.count(current).count:
    sys.exit(4)
print("end")
