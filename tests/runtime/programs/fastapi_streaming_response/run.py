from fastapi.testclient import TestClient

from web import app

http = TestClient(app)
print(http.post("/seed/5").json())
print(http.get("/export").text)
