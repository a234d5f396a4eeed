from qdrant_client.models import Distance as D, VectorParams as VP

COLLECTION = "products"


def config():
    return VP(size=2, distance=D.COSINE)
