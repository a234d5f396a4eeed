from fastapi.testclient import TestClient

from service.app import app

with TestClient(app) as http:
    print(http.get("/size/items").json())
    print(http.get("/size/other").json())
