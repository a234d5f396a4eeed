from qdrant_client import QdrantClient


def expand(client: QdrantClient, node: int) -> list[int]:
    rows = client.retrieve("g", ids=[node])
    return rows[0].payload["next"] if rows else []


def reachable(client: QdrantClient, node: int, seen=None) -> set[int]:
    seen = set() if seen is None else seen
    if node not in seen:
        seen.add(node)
        for other in expand(client, node):
            reachable(client, other, seen)
    return seen


def depth(client, node):
    from a import walk

    return max(len(p.split(">")) for p in walk(client, node))
