from qdrant_client import QdrantClient


def build(client: QdrantClient):
    from ragstore import RagStore

    return RagStore(client=client, collection="f")
