from qdrant_client import QdrantClient

from embed import HashEmbedder
from providers import Factory, Singleton, Value
from service import Answerer, Catalogue


class Container:
    location = Value(":memory:")
    collection = Value("books")
    client = Singleton(QdrantClient, location)
    embedder = Singleton(HashEmbedder, Value(4))
    catalogue = Singleton(Catalogue, client=client, embedder=embedder, collection=collection)
    answerer = Factory(Answerer, catalogue)
