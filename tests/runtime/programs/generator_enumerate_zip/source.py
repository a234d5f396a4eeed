from qdrant_client import QdrantClient


def rows(client: QdrantClient, name: str):
    offset = None
    while True:
        batch, offset = client.scroll(name, limit=2, offset=offset)
        yield from batch
        if offset is None:
            return
