# -*- coding: latin-1 -*-
from qdrant_client import QdrantClient

GREETING = 'grüße'


def greet(client: QdrantClient, name: str) -> str:
    if client.collection_exists(name): return GREETING + ' ' + name
    return GREETING
