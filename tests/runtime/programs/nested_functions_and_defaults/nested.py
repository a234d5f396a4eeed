from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


def make_counter(start=0):
    seen = {}

    def count(name, step=1):
        def ensure():
            if not client.collection_exists(name):
                client.create_collection(name, vectors_config={})

        ensure()
        seen[name] = seen.get(name, start) + step
        return seen[name], client.count(name).count

    return count


def crawl(root):
    client.create_collection("links", vectors_config={})
    client.upsert("links", [models.PointStruct(id=i, vector={}, payload={"to": i * 2}) for i in range(1, 5)])
    order = []

    def visit(node):
        order.append(node)
        for record in client.retrieve("links", [node]):
            visit(record.payload["to"])

    visit(root)
    return order
