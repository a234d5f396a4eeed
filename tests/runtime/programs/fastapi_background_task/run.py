from fastapi.testclient import TestClient

from api import app

http = TestClient(app)
print(http.post("/index", params={"text": "hello"}).json())
print(http.get("/doc/0").json())
r = http.get("/doc/9")
print(r.status_code, r.json())
