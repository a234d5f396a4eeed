import threading
import time
from threading import Thread

from qdrant_client import QdrantClient, models


def ingest(client: QdrantClient, start: int, done: list) -> None:
    if start < 0:
        raise ValueError(f"no point {start}")
    client.upsert("docs", [models.PointStruct(id=start, vector=[1.0, 1.0])])
    done.append(start)


class Loader:
    def __init__(self, client: QdrantClient) -> None:
        self.client = client
        self.found: dict[str, int] = {}
        self.running = self.most = 0

    def _one(self, name: str, exact: bool = True) -> None:
        self.running += 1
        self.most = max(self.most, self.running)
        time.sleep(0.01)
        self.found[name] = self.client.count(name, exact=exact).count
        self.running -= 1

    def load(self, names: list[str]) -> dict[str, int]:
        workers: list[threading.Thread] = []
        for n, name in enumerate(names):
            worker = threading.Thread(target=self._one, args=(name,), kwargs={"exact": True}, name=f"load-{n}")
            worker.daemon = True
            workers.append(worker)
            worker.start()
        for worker in workers:
            worker.join()
        return dict(sorted(self.found.items()))

    def both(self, arguments: list[str]) -> int:
        first = Thread(target=self._one, args=arguments)
        second = Thread(target=self._one, args=("b",))
        first.start()
        second.start()
        first.join()
        second.join()
        return len(self.found)

    def pair(self) -> int:
        pair = [Thread(target=self._one, args=("a",)), Thread(target=self._one, args=("b",))]
        [t.start() for t in pair]
        for t in pair:
            t.join()
        return self.most


def ingest_all(client: QdrantClient, ids: list[int]) -> list[int]:
    done: list[int] = []
    threads = [threading.Thread(target=ingest, args=(client, i, done)) for i in ids]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return sorted(done)


def in_background(client: QdrantClient, name: str) -> int:
    result = {}

    def job() -> None:
        result["count"] = client.count(name).count

    thread = threading.Thread(target=job, daemon=True)
    thread.start()
    print("waiting for", name)
    thread.join()
    return result["count"]
