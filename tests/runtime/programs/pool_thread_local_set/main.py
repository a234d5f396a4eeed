from concurrent.futures import ThreadPoolExecutor
import threading

from qdrant_client import QdrantClient
from seeding import seed


class Ctx(threading.local):
    n = 0


class W:
    def __init__(self, client):
        self.client = client
        self.ctx = Ctx()

    def fill(self, n):
        self.ctx.n = n

    def work(self, n):
        self.fill(n)
        c = self.client.count("docs").count
        return c, self.ctx.n


def main():
    client = QdrantClient(":memory:")
    seed(client)
    w = W(client)
    with ThreadPoolExecutor(2) as pool:
        print(list(pool.map(w.work, [1, 2])))
    with ThreadPoolExecutor(2) as pool:
        a = pool.submit(w.work, 1)
        b = pool.submit(w.work, 2)
        print(a.result(), b.result())


main()
