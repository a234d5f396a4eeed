from contextlib import ExitStack, closing, contextmanager

from qdrant_client import QdrantClient, models

LOG = []
CFG = models.VectorParams(size=1, distance=models.Distance.DOT)


@contextmanager
def collection(client: QdrantClient, name: str):
    client.create_collection(name, vectors_config=CFG)
    LOG.append(f"+{name}")
    yield name
    client.delete_collection(name)
    LOG.append(f"-{name}")


def with_closing() -> int:
    with closing(QdrantClient(":memory:")) as client:
        client.create_collection("c", vectors_config=CFG)
        client.upsert("c", points=[models.PointStruct(id=5, vector=[2.0])])
        return client.count("c").count


def many(client: QdrantClient, names) -> list[str]:
    with ExitStack() as stack:
        stack.callback(LOG.append, "last")
        opened = [stack.enter_context(collection(client, n)) for n in names]
        return [f"{n}:{client.count(n).count}" for n in opened]
