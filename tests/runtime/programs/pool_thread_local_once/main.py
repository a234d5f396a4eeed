from concurrent.futures import ThreadPoolExecutor
import threading

from qdrant_client import QdrantClient, models


def seed(client):
    client.create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.COSINE))
    client.upsert("docs", points=[models.PointStruct(id=i, vector=[1.0, i], payload={"t": f"d{i}"}) for i in range(3)])


local = threading.local()
client = QdrantClient(":memory:")


def get():
    if not hasattr(local, "client"):
        local.client = client
    return local.client


def work(n):
    return get().count("docs").count + n


def main():
    seed(client)
    with ThreadPoolExecutor(2) as pool:
        print(list(pool.map(work, [1, 2])))


main()
