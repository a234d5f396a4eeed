from qdrant_client import QdrantClient

client = QdrantClient(":memory:")


def create(names):
    made = 0
    for name in names:
        made += client.create_collection(name, vectors_config={})
        yield f"made {name}"
    return made


def report():
    total = yield from create(["a", "b"])
    yield f"total {total}"
