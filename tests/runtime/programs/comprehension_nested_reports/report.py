from qdrant_client import QdrantClient


def names(client: QdrantClient) -> list[str]:
    return sorted(c.name for c in client.get_collections().collections)


def by_collection(client: QdrantClient) -> dict[str, list[int]]:
    return {name: [r.id for r in client.scroll(name)[0]] for name in names(client)}


def nonempty(client: QdrantClient) -> set[str]:
    return {name for name in names(client) if client.count(name).count}


def ids_over(client, wanted, minimum):
    return [r.id for name in wanted if (n := client.count(name).count) > minimum for r in client.scroll(name, limit=n)[0]]


def table(client, wanted, ids):
    return [[len(client.retrieve(name, [id])) for id in ids] for name in wanted]
