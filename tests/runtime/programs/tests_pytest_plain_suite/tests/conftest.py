import pytest
from qdrant_client import QdrantClient

from lib import Catalogue


@pytest.fixture
def titles():
    return {1: "One", 2: "Two Words"}


@pytest.fixture
def catalogue(titles):
    catalogue = Catalogue(QdrantClient(":memory:"))
    for id, title in titles.items():
        catalogue.add(id, title)
    return catalogue
