import functools
import re

from qdrant_client import QdrantClient


class Ordering:
    def __init__(self, client: QdrantClient, name: str):
        self.client, self.name = client, name

    def weight(self, id):
        return self.client.retrieve(self.name, ids=[id])[0].payload["w"]

    def compare(self, left, right):
        return self.weight(left) - self.weight(right)

    def arrange(self, ids):
        ids.sort(key=functools.cmp_to_key(self.compare))
        return ids

    def expand(self, text):
        return re.sub(r"#(\d+)", lambda m: str(self.weight(int(m.group(1)))), text)
