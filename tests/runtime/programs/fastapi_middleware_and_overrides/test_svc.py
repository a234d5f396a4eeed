import pytest
from fastapi.testclient import TestClient

import svc


@pytest.fixture
def http():
    with TestClient(svc.app) as c:
        yield c
    svc.client.delete_collection("rules")


def test_not_ready(http):
    assert http.get("/health").json() == "ok"
    assert http.get("/rules").status_code == 503


def test_ready(http):
    svc.prepare()
    assert http.get("/rules").json() == 0
