import threading

from qdrant_client.models import PointStruct

from state import client, lock


def _fill(start, n):
    for i in range(start, start + n):
        with lock:
            client.upsert("t", points=[PointStruct(id=i, vector=[1.0])])


def fill_in_background(n):
    threads = [threading.Thread(target=_fill, args=(k * 100, n)) for k in range(2)]
    for t in threads:
        t.start()
    return threads
