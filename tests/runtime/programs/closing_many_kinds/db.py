import sqlite3

from qdrant_client import QdrantClient

from pool import Pool

vectors = Pool(lambda: QdrantClient(":memory:"), size=1)
rows = Pool(lambda: sqlite3.connect(":memory:"), size=1)
