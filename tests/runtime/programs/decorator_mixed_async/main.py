import asyncio

from qdrant_client import QdrantClient

from tracing import SPANS
from work import flow

if __name__ == "__main__":
    print(asyncio.run(flow(QdrantClient(":memory:"))))
    print(SPANS)
