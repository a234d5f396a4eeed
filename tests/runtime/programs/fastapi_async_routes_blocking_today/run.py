from fastapi.testclient import TestClient

from main import app

with TestClient(app) as http:
    print(http.put("/notes/1", params={"text": "a"}).json())
    print(http.put("/notes/2", params={"text": "b"}).json())
    print(http.get("/notes").json())
