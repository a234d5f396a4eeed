from qdrant_client import QdrantClient


def totals(client: QdrantClient) -> dict:
    return {c.name: {"n": client.count(c.name).count, "status": client.get_collection(c.name).status.value} for c in client.get_collections().collections}


def colors(client: QdrantClient) -> dict[str, int]:
    return {hit.value: hit.count for hit in client.facet("cars", key="color").hits}


def groups(client: QdrantClient) -> list[list[int]]:
    return [[h.id for h in g.hits] for g in client.query_points_groups("cars", query=[1.0], group_by="color", limit=2, group_size=2).groups]
