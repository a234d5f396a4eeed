from qdrant_client import QdrantClient


def by_size(client: QdrantClient, names):
    return sorted(names, key=lambda n: client.count(n).count, reverse=True)


def biggest(client: QdrantClient, names):
    return max(names, key=lambda n: client.count(n).count)


def size_of(client: QdrantClient, name):
    return client.count(name).count


def by_named(client: QdrantClient, names):
    def key(name):
        return size_of(client, name), name

    return sorted(names, key=key)
