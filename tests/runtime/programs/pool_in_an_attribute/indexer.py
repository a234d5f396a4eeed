from concurrent.futures import ThreadPoolExecutor, as_completed

from qdrant_client import models


class Indexer:
    def __init__(self, client, workers=2):
        self.client = client
        self.pool = ThreadPoolExecutor(max_workers=workers)
        self.running = self.most = 0

    def put(self, n):
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            if n < 0:
                raise ValueError(f"no point {n}")
            self.client.upsert("c", points=[models.PointStruct(id=n, vector=[float(n)])])
        finally:
            self.running -= 1
        return n

    def vector(self, n, name="c"):
        return self.client.retrieve(name, [n], with_vectors=True)[0].vector

    def index(self, ns):
        return list(self.pool.map(self.put, ns))

    def index_any_order(self, ns):
        futures = {self.pool.submit(self.put, n): n for n in ns}
        failed = {}
        for future in as_completed(futures):
            try:
                future.result()
            except ValueError as error:
                failed[futures[future]] = str(error)
        return failed

    def first_and_last(self, ns):
        first = self.pool.submit(self.vector, ns[0], name="c").result()
        last = self.pool.submit(self.vector, ns[-1]).result()
        return first, last

    def sums(self, groups):
        for group in groups:
            yield sum(self.pool.map(lambda n: self.client.retrieve("c", [n])[0].id, group))

    def close(self):
        self.pool.shutdown(wait=True)
