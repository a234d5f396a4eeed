from qdrant_client.models import PointStruct

from tracked import TrackedClient


def fill(client: TrackedClient):
    client.upsert("t", [PointStruct(id=i, vector=[1.0]) for i in range(3)])
    client.upsert("t", points=[PointStruct(id=9, vector=[1.0])], wait=True)
    return client.count("t").count


def main():
    client = TrackedClient(":memory:")
    print(client.ensure("t"), client.ensure("t"))
    print(fill(client), client.writes)


if __name__ == "__main__":
    main()
