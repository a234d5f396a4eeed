import sys

from backends import FakeBackend, QdrantBackend
from service import Service

backend = FakeBackend() if sys.argv[1] == "fake" else QdrantBackend()
service = Service(backend)
for key, value in [(1, "x"), (2, "y"), (1, "z")]:
    service.remember(key, value)
print(service.report([1, 2, 3]))
from qdrant_client import QdrantClient  # noqa: E402

print(QdrantClient(":memory:").get_collections())
