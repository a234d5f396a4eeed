from qdrant_client import QdrantClient, models

from health import Health


def create(client, name):
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))


def main():
    client = QdrantClient(":memory:")
    health = Health(client)
    create(client, "users")
    print(health.ok())
    create(client, "posts")
    print(health.ok(), health.any_filled(), health.first_empty())
    client.upsert("users", [models.PointStruct(id=1, vector=[1.0])])
    print(health.any_filled(), health.first_empty())
    client.upsert("posts", [models.PointStruct(id=1, vector=[1.0])])
    print(health.first_empty())


if __name__ == "__main__":
    main()
