from qdrant_client import models

from config import Config


def check(config: Config) -> dict:
    client = config.connect()
    try:
        client.create_collection(config.collection("a"), vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        names = [c.name for c in client.get_collections().collections]
        return {"env": config.name, "collections": names}
    finally:
        client.close()
