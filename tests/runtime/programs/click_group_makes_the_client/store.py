import os

import click
from qdrant_client import QdrantClient, models


class Context:
    def __init__(self, verbose: bool) -> None:
        self.verbose = verbose
        self.client = QdrantClient(url=os.environ["QDRANT_URL"])

    def say(self, text: str) -> None:
        if self.verbose:
            click.echo(f"[v] {text}")

    def fill(self, name: str) -> None:
        if not self.client.collection_exists(name):
            self.client.create_collection(name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
        self.client.upsert(name, points=[models.PointStruct(id=1, vector=[1.0, 0.0])])


pass_context = click.make_pass_decorator(Context)
