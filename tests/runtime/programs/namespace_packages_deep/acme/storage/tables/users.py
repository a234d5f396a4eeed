from ..client import client as make

TABLE = "users"


def opened():
    from qdrant_client.models import Distance, VectorParams

    connection = make()
    connection.create_collection(TABLE, vectors_config=VectorParams(size=1, distance=Distance.DOT))
    return connection
