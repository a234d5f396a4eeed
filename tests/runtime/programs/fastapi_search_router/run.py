from fastapi.testclient import TestClient

from app.main import app

with TestClient(app) as http:
    for i, text in enumerate(["one", "three", ""]):
        r = http.post("/docs", json={"id": i, "text": text})
        print(r.status_code, r.json())
    print(http.get("/docs/search", params={"q": "abc"}).json())
    print(http.get("/docs/version").json())
