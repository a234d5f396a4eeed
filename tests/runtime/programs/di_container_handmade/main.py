from qdrant_client import QdrantClient

from container import Container
from services import Indexer, Searcher

container = Container()
container.register(QdrantClient, lambda: QdrantClient(":memory:"))
container.register(Indexer, lambda: Indexer(container.get(QdrantClient)))
container.register(Searcher, lambda: Searcher(container.get(QdrantClient), container.get(Indexer)))
searcher = container.get(Searcher)
print(searcher.ask("a"), container.get(Searcher) is searcher)
