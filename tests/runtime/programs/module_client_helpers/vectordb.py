import os

from qdrant_client import QdrantClient

qdrant = QdrantClient(os.environ.get("QDRANT_LOCATION_FOR_TEST", ":memory:"))
