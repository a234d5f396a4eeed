import pytest
from qdrant_client import QdrantClient

from service import Digest
from store import NoteStore


@pytest.fixture(scope="class")
def client():
    return QdrantClient(":memory:")


@pytest.fixture
def make_store(client, request):
    made = []

    def _make(name="notes", *notes):
        store = NoteStore(client, name)
        store.setup()
        for i, (text, *tags) in enumerate(notes):
            store.add(i, text, tags)
        made.append(name)
        return store

    yield _make
    for name in made:
        client.delete_collection(name)


@pytest.fixture
def digest(make_store):
    return Digest(make_store("d", ("milk", "shop"), ("call mom", "family", "phone"), ("eggs", "shop")), notify=lambda n: None)
