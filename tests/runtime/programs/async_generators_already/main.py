import asyncio

from qdrant_client import QdrantClient

from streams import pipeline

if __name__ == "__main__":
    print(asyncio.run(pipeline(QdrantClient(":memory:"))))
