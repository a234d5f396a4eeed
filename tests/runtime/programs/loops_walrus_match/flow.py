from qdrant_client import QdrantClient


def drain(client: QdrantClient, name: str) -> list[int]:
    order = []
    while (rows := client.scroll(name, limit=2)[0]):
        order.append([r.id for r in rows])
        client.delete(name, points_selector=[r.id for r in rows])
    else:
        order.append("empty")
    return order


def classify(client: QdrantClient, name: str) -> str:
    match client.count(name).count:
        case 0:
            return "empty"
        case n if n == client.count("other").count:
            return f"as many as other: {n}"
        case n:
            return f"{n} points"


class Tally:
    def __init__(self, client: QdrantClient):
        self.client = client
        self.total = 0
        self.by_name = {"x": 10}

    def add(self, name: str) -> int:
        self.total += self.client.count(name).count
        self.by_name["x"] -= self.client.count(name).count
        return self.total


def first_nonempty(client: QdrantClient, *names: str):
    return client.scroll(names[0])[0] or client.scroll(names[1])[0] or ["none"]
