import httpx
from qdrant_client import QdrantClient, models

from settings import URL


def names(web: httpx.Client) -> list[str]:
    answer = web.get(f"{URL}/collections")
    return sorted(c["name"] for c in answer.json()["result"]["collections"])


def main():
    client = QdrantClient(url=URL)
    client.create_collection("also", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    web = httpx.Client(timeout=5)
    print(names(web), client.collection_exists("also"))


if __name__ == "__main__":
    main()
