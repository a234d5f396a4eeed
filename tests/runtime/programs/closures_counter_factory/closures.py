from qdrant_client import QdrantClient, models


def make_saver(client: QdrantClient, name: str, limit: int):
    saved = refused = 0

    def save(text: str) -> bool:
        nonlocal saved, refused
        if not client.collection_exists(name):
            client.create_collection(name, vectors_config={})
        if saved >= limit:
            refused += 1
            return False
        client.upsert(name, [models.PointStruct(id=saved, vector={}, payload={"t": text})])
        saved += 1
        return True

    def stats() -> dict:
        return {"saved": saved, "refused": refused, "stored": client.count(name).count}

    return save, stats
