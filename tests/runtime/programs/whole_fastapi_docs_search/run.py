"""Drive the service through the test client, the way our smoke test does."""
import json
import sys

sys.path.insert(0, "src")

from fastapi.testclient import TestClient

from docsearch.main import create_app
from docsearch.settings import Settings


def main() -> None:
    app = create_app(Settings(collection="docs", vector_size=8))
    with TestClient(app) as http:
        print(http.get("/health").json())
        for n, text in enumerate(["red apples", "green pears", "blue plums", "red cherries"]):
            r = http.post("/documents", json={"id": n + 1, "text": text, "tags": text.split()[:1]})
            print(r.status_code, r.json())
        r = http.post("/documents/batch", json={"documents": [{"id": 10, "text": "yellow bananas"}, {"id": 11, "text": "brown nuts"}]})
        print(r.status_code, r.json())
        print(http.get("/search", params={"q": "red apples", "limit": 2}).json())
        print(http.get("/search", params={"q": "red", "tag": "red"}).json())
        print(http.get("/documents/3").json())
        missing = http.get("/documents/99")
        print(missing.status_code, missing.json())
        print(http.delete("/documents/3").json())
        print(http.get("/documents/3").status_code)
        print(json.dumps(http.get("/stats").json(), sort_keys=True))
        print(http.get("/admin/audit", headers={"X-Token": "nope"}).status_code)
        print(http.get("/admin/audit", headers={"X-Token": "sesame"}).json())
        print(http.post("/admin/reset", headers={"X-Token": "sesame"}).json())
        print(http.get("/health").json())


if __name__ == "__main__":
    main()
