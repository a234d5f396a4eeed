import concurrent.futures as cf
import os
import time

from qdrant_client import QdrantClient, models


class Backfill:
    def __init__(self, client: QdrantClient, workers: int | None = None):
        self.client = client
        self.workers = workers or min(4, os.cpu_count() or 1)
        self.failures: list[tuple[int, str]] = []

    def _one(self, shard: int, rows: list[int]) -> int:
        for attempt in range(3):
            try:
                self.client.upsert("f", [models.PointStruct(id=r, vector=[1.0], payload={"shard": shard}) for r in rows])
                return len(rows)
            except ConnectionError:
                time.sleep(0.01 * 2**attempt)
        return 0

    def run(self, shards: dict[int, list[int]]) -> int:
        done = 0
        with cf.ThreadPoolExecutor(max_workers=self.workers) as executor:
            future_to_shard = {executor.submit(self._one, s, rows): s for s, rows in shards.items()}
            for future in cf.as_completed(future_to_shard):
                shard = future_to_shard[future]
                try:
                    n = future.result()
                except Exception as exc:
                    self.failures.append((shard, str(exc)))
                else:
                    done += n
        return done

    def sizes(self, names: list[str]) -> dict[str, int]:
        with cf.ThreadPoolExecutor() as ex:
            return dict(zip(names, ex.map(lambda n: self.client.count(n).count, names)))
