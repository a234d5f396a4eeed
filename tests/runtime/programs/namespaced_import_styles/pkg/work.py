import pkg


def names(client: "pkg.Client"):
    return sorted(c.name for c in client.get_collections().collections)


def create(client: "pkg.Client", *names_):
    from qdrant_client.models import VectorParams as Params

    for name in names_:
        client.create_collection(name, vectors_config=Params(size=1, distance="Dot"))
