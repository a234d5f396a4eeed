import threading

from qdrant_client import QdrantClient

client = QdrantClient(":memory:")
lock = threading.Lock()
