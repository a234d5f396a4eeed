from qdrant_client import models

from base import Plugin


class Create(Plugin, name="1-create"):
    def run(self):
        return str(self.client.create_collection("p", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT)))


class Count(Plugin, name="2-count"):
    def run(self):
        return f"{self.client.count('p').count} points"


class Hello(Plugin, name="0-hello"):
    def run(self):
        return "hello"
