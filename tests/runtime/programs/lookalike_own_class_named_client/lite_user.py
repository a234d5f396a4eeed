from qdrant_client_lite import QdrantClient


def lite() -> int:
    client = QdrantClient()
    client.upsert("x", points=[1, 2, 3])
    return client.count("x")
