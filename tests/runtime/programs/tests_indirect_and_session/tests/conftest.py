import pytest
from qdrant_client import QdrantClient

from notes.store import NoteStore


@pytest.fixture(scope="session")
def qdrant():
    client = QdrantClient(":memory:")
    yield client
    client.close()


@pytest.fixture
def store(qdrant, request):
    name = getattr(request, "param", "notes")
    store = NoteStore(qdrant, name)
    store.setup()
    yield store
    qdrant.delete_collection(name)


@pytest.fixture
def filled(store):
    for i, text in enumerate(["a", "bb", "ccc"]):
        store.add(i, text, tags=["odd" if i % 2 else "even"])
    return store


@pytest.fixture(autouse=True)
def _no_env(monkeypatch):
    monkeypatch.delenv("QDRANT_URL", raising=False)
