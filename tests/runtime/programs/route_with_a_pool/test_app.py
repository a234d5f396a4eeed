from fastapi.testclient import TestClient

from app import app


def test_routes() -> None:
    http = TestClient(app)
    assert http.get("/all").json() == ["books", "films", "films"]
    assert http.get("/first").json() == {"books": 1, "films": 2}
    assert http.get("/threads").json() == [1, 2]
