from fastapi.testclient import TestClient

from app import app

http = TestClient(app)
for i in range(3):
    r = http.post(f"/points/{i}", headers={"x-tenant": "a"})
    print(r.status_code, r.json())
print(http.post("/points/7").json())
