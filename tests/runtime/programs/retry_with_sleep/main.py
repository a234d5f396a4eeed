from qdrant_client import QdrantClient, models

from waiting import wait_for


def create(client: QdrantClient, name: str):
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))


def main():
    client = QdrantClient(":memory:")

    def poll(number):
        print("poll", number)
        if number == 1 and not client.collection_exists("late"):
            create(client, "late")

    print(wait_for(client, "late", poll))
    try:
        wait_for(client, "never", poll)
    except TimeoutError as error:
        print("timeout", error)


if __name__ == "__main__":
    main()
