import os

from qdrant_client import QdrantClient

client = QdrantClient(url=os.environ["QDRANT_URL"])
