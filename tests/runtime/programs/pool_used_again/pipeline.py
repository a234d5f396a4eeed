from concurrent.futures import ThreadPoolExecutor, as_completed, wait

from qdrant_client import models


class Pipeline:
    def __init__(self, client, workers=2):
        self.client = client
        self.workers = workers
        self.seen = []

    def fetch(self, i):
        return {"id": i, "text": f"doc {i}"}

    def load(self, doc):
        if doc["id"] == 13:
            raise ValueError("thirteen")
        self.client.upsert("c", [models.PointStruct(id=doc["id"], vector=[1.0], payload=doc)])
        self.seen.append(doc["id"])
        return doc["id"]

    def text(self, i):
        return self.client.retrieve("c", [i])[0].payload["text"]

    def plain_first(self, ids):
        with ThreadPoolExecutor(max_workers=self.workers) as pool:
            docs = list(pool.map(self.fetch, ids))
            loaded = list(pool.map(self.load, docs))
            return [loaded, [t.upper() for t in pool.map(self.text, ids)]]

    def submit_then_map(self, ids):
        with ThreadPoolExecutor(max_workers=3) as pool:
            futures = []
            for i in ids:
                futures.append(pool.submit(self.load, self.fetch(i)))
            done = [f.result() for f in futures]
            return done, list(pool.map(self.text, done))

    def completed_twice(self, ids):
        with ThreadPoolExecutor() as pool:
            loads = {pool.submit(self.load, self.fetch(i)): i for i in ids}
            failed = []
            for f in as_completed(loads):
                try:
                    f.result()
                except ValueError as e:
                    failed.append((loads[f], str(e)))
            texts = [pool.submit(self.text, i) for i in ids if i != 13]
            wait(texts)
        return failed, [f.result() for f in texts]

    def first_fails(self):
        with ThreadPoolExecutor(1) as pool:
            list(pool.map(self.load, [self.fetch(i) for i in (12, 13)]))
            return list(pool.map(self.load, [self.fetch(20)]))
