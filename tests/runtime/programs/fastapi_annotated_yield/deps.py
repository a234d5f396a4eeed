from typing import Annotated, Iterator

from fastapi import Depends
from qdrant_client import QdrantClient, models

LOG = []


def get_client() -> Iterator[QdrantClient]:
    c = QdrantClient(":memory:")
    LOG.append("open")
    try:
        c.create_collection("n", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        yield c
    finally:
        c.close()
        LOG.append("close")


Client = Annotated[QdrantClient, Depends(get_client)]
