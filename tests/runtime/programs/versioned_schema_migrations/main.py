from qdrant_client import QdrantClient

from runner import Runner

runner = Runner(QdrantClient(":memory:"))
print(runner.upgrade(2), runner.version())
print(runner.upgrade(), runner.version())
print(runner.upgrade())
