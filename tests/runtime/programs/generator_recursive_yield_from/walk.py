from qdrant_client import QdrantClient

import visit


def descend(client: QdrantClient, node: int, depth: int = 0):
    yield "  " * depth + str(node)
    yield from visit.children(client, node, depth + 1)
