from qdrant_client import QdrantClient
from qdrant_client.models import PointStruct


def copy(source: QdrantClient, target: QdrantClient, name: str, batch: int = 2) -> int:
    params = source.get_collection(name).config.params
    target.create_collection(name, vectors_config=params.vectors)
    moved, offset = 0, None
    while True:
        records, offset = source.scroll(name, limit=batch, offset=offset, with_vectors=True)
        if records:
            target.upsert(name, [PointStruct(id=r.id, vector=r.vector, payload=r.payload) for r in records])
            moved += len(records)
        if offset is None:
            return moved


def same(one: QdrantClient, other: QdrantClient, name: str) -> bool:
    return one.count(name) == other.count(name) and one.retrieve(name, [0])[0].payload == other.retrieve(name, [0])[0].payload
