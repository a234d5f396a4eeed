from qdrant_client import QdrantClient
from tenacity import Retrying, stop_after_attempt, wait_none

calls = []


def count_carefully(client: QdrantClient, name: str):
    for attempt in Retrying(stop=stop_after_attempt(3), wait=wait_none(), reraise=True):
        with attempt:
            calls.append(name)
            if len(calls) < 2:
                raise ValueError("again")
            return client.count(name).count, len(calls)
