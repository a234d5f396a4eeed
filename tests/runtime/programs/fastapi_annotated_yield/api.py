from typing import Annotated

from fastapi import Depends, FastAPI
from qdrant_client import QdrantClient

from deps import Client, get_client

api = FastAPI()


@api.get("/count")
def count(c: Annotated[QdrantClient, Depends(get_client)]):
    return c.count("n").count


@api.get("/names")
def names(c: Client):
    return sorted(x.name for x in c.get_collections().collections)
