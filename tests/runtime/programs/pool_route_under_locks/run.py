from api import api
from fastapi.testclient import TestClient

with TestClient(api) as http:
    print(http.post("/docs/notes").json())
    for _ in range(3):
        print(http.get("/docs/notes").json())
    print(http.post("/docs/pages").json())
