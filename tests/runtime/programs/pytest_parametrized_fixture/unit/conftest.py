import pytest


@pytest.fixture
def filled(store):
    for id, text in enumerate(["x", "y"]):
        store.put(id, text)
    return store


@pytest.fixture
def put_many(store):
    def put(*texts):
        for id, text in enumerate(texts):
            store.put(id, text)
        return len(texts)

    return put
