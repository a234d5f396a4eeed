import os

import pytest
from qdrant_client import QdrantClient

from inbox import open_inbox


@pytest.fixture(scope="session")
def client():
    client = QdrantClient(url=os.environ["QDRANT_URL"])
    open_inbox(client)
    yield client
    client.close()
