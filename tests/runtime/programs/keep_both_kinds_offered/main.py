import asyncio

from qdrant_client import AsyncQdrantClient, QdrantClient

from dual import Dual


def main():
    dual = Dual(QdrantClient(":memory:"), AsyncQdrantClient(":memory:"))
    print(dual.names(), asyncio.run(dual.anames()))


if __name__ == "__main__":
    main()
