from unittest.mock import patch

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from store import Store, filled

app = FastAPI()


def get_settings():
    return {"x": 1.2}


def get_store() -> Store:
    return filled()


def get_key(store: Store = Depends(get_store), settings: dict = Depends(get_settings)) -> int:
    return store.near(settings["x"])


@app.get("/size")
def size(store: Store = Depends(get_store), key: int = Depends(get_key)):
    return [store.size(), key]


class Fake:
    def __init__(self, n=7):
        self.n = n

    def size(self):
        return self.n

    def near(self, x):
        return -1


class Faker(Fake):
    def near(self, x):
        return -2


def yielding():
    fake = Fake(9)
    yield fake
    fake.n = 0


def bigger():
    return filled(5)


@pytest.fixture(autouse=True)
def http():
    with TestClient(app) as http:
        yield http
    app.dependency_overrides = {}


def test_update(http):
    app.dependency_overrides.update({get_store: Fake, get_settings: lambda: {"x": 9}})
    assert http.get("/size").json() == [7, -1]


def test_assign(http):
    http.app.dependency_overrides = {get_store: lambda: Faker(8)}
    assert http.get("/size").json() == [8, -2]


def test_setitem(http, monkeypatch):
    monkeypatch.setitem(app.dependency_overrides, get_store, yielding)
    assert http.get("/size").json() == [9, -1]


def test_patch_dict(http):
    with patch.dict(app.dependency_overrides, {get_store: bigger}):
        assert http.get("/size").json() == [5, 1]


def test_nested(http):
    app.dependency_overrides[get_key] = lambda: 33
    assert http.get("/size").json() == [3, 33]


def test_lambda_of_real(http):
    app.dependency_overrides[get_store] = lambda: filled(2)
    assert http.get("/size").json() == [2, 1]
