from unittest.mock import AsyncMock, MagicMock

import pytest
from qdrant_client import AsyncQdrantClient, QdrantClient

from .chains import Rag, model, store
from .service import Ingest


@pytest.fixture
def rag():
    return Rag(MagicMock(), MagicMock())


@pytest.fixture
async def client():
    client = AsyncQdrantClient(":memory:")
    yield client
    await client.close()


@pytest.mark.asyncio
async def test_prompt(rag):
    assert rag.prompt("a", []) == "a"  # ok
    assert rag.ask("a")  # ok


@pytest.mark.asyncio
async def test_real():
    rag = Rag(store(), model())  # BLOCKS: QAM306 far
    assert rag.ask("a")  # BLOCKS: QAM306 far


@pytest.mark.asyncio
async def test_ingest(client):
    ingest = Ingest(MagicMock(spec=QdrantClient), AsyncMock())
    assert ingest.exists("docs")  # ok
    assert await client.collection_exists("docs")  # ok
    assert client.collection_exists("docs")  # BLOCKS: QAM603


def test_sync():
    assert Rag(store(), model()).ask("a")
