import time

from qdrant_client import QdrantClient

import db


def total(names: list[str]) -> int:
    client = db.connect()
    return sum(client.count(n).count for n in names if client.collection_exists(n))


class Poller:
    def __init__(self, client: QdrantClient, sleep=time.sleep):
        self.client = client
        self.sleep = sleep

    def wait_for(self, name: str, tries: int = 3) -> bool:
        for _ in range(tries):
            if self.client.collection_exists(name):
                return True
            self.sleep(0.01)
        return False
