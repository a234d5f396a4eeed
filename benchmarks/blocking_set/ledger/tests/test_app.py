import time

from fastapi.testclient import TestClient

from ..app import app


def test_rate():
    client = TestClient(app)
    time.sleep(0.1)  # ok
    assert client.get("/rate/EUR").status_code == 200  # ok
