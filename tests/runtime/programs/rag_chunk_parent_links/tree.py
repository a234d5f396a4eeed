from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")
client.create_collection("nodes", vectors_config={})


def add(id, parent):
    client.upsert("nodes", [models.PointStruct(id=id, vector={}, payload={"parent": parent})])


def parent_of(id):
    record, *_ = client.retrieve("nodes", [id])
    return record.payload["parent"]


def ancestors(id):
    parent = parent_of(id)
    return [] if parent is None else [parent, *ancestors(parent)]


def depth(id):
    return 0 if (p := parent_of(id)) is None else 1 + depth(p)


def siblings(id):
    parent = parent_of(id)
    if parent is None:
        return []
    records, _ = client.scroll("nodes", scroll_filter=models.Filter(must=[models.FieldCondition(key="parent", match=models.MatchValue(value=parent))]))
    return [r.id for r in records if r.id != id]
