from fastapi.testclient import TestClient

from api import api
from deps import LOG

http = TestClient(api)
print(http.get("/count").json(), http.get("/names").json())
print(LOG)
