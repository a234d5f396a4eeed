from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Literal

import chromadb
import faiss
import numpy as np
import weaviate
from pinecone import Pinecone
from pymilvus import MilvusClient
from qdrant_client import QdrantClient


class Engine(ABC):
    def __init__(self) -> None:
        self.connect()

    def connect(self) -> None: ...

    @abstractmethod
    def search(self, vector: list[float]) -> list: ...

    def search_many(self, vectors: list[list[float]]) -> list[list]:
        return [self.search(v) for v in vectors]


class Milvus(Engine):
    def connect(self) -> None:
        self.client = MilvusClient("http://localhost:19530")

    def search(self, vector: list[float]) -> list:
        return self.client.search("bench", [vector])


class Weaviate(Engine):
    def connect(self) -> None:
        self.client = weaviate.connect_to_local()

    def search(self, vector: list[float]) -> list:
        return self.client.collections.get("Bench").query.near_vector(vector).objects


class Pine(Engine):
    def connect(self) -> None:
        self.index = Pinecone(api_key="x").Index("bench")

    def search(self, vector: list[float]) -> list:
        return self.index.query(vector=vector, top_k=3)["matches"]


class Chroma(Engine):
    def connect(self) -> None:
        self.collection = chromadb.HttpClient().get_or_create_collection("bench")

    def search(self, vector: list[float]) -> list:
        return self.collection.query(query_embeddings=[vector])["ids"]


class Faiss(Engine):
    def connect(self) -> None:
        self.index = faiss.IndexFlatL2(8)

    def search(self, vector: list[float]) -> list:
        return self.index.search(np.array([vector]), 3)[1].tolist()


class Qdrant(Engine):
    def connect(self) -> None:
        self.client = QdrantClient(":memory:")

    def search(self, vector: list[float]) -> list:
        return self.client.query_points("bench", query=vector).points


class Brute(Engine):
    def search(self, vector: list[float]) -> list:
        return sorted(vector)


Name = Literal["milvus", "pine", "brute"]


def engine(name: Name) -> Engine:
    match name:
        case "milvus":
            return Milvus()
        case "pine":
            return Pine()
        case _:
            return Brute()
