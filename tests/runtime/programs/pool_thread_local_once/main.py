from concurrent.futures import ThreadPoolExecutor
import threading

from qdrant_client import QdrantClient
from seeding import seed


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
