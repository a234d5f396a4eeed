from qdrant_client import QdrantClient, models


def call(func, *args, **kwargs):
    print("call", func.__name__, sorted(kwargs))
    return func(*args, **kwargs)


def create(name, *, client: QdrantClient, size=2, **options):
    client.create_collection(collection_name=name, vectors_config=models.VectorParams(size=size, distance=models.Distance.DOT), **options)
    return name


def put(client: QdrantClient, name, *points, wait=True):
    client.upsert(name, points=[models.PointStruct(id=i, vector=v) for i, v in points], wait=wait)
    return len(points)


def search(client: QdrantClient, name, vector, **params):
    return [p.id for p in client.query_points(name, query=vector, **params).points]
