from fastapi.testclient import TestClient

from api.app import app, container


def main():
    with TestClient(app) as http:
        token = {"Authorization": "Bearer ann"}
        print(http.get("/v1/notes", headers=token).json())
        for text in ("buy bread", "call mum", "bread recipe"):
            print(http.post("/v1/notes", json={"text": text}, headers=token).status_code)
        print(http.get("/v1/notes", headers=token).json())
        print(http.get("/v1/notes/search", params={"q": "bread"}, headers=token).json())
        print(http.get("/v1/notes/search", params={"q": "bread"}, headers={"Authorization": "Bearer bob"}).json())
        print(http.post("/v1/notes", json={"text": ""}, headers=token).status_code)
        print(http.get("/v1/notes").status_code)
        print(http.get("/export", headers=token).text)
        print(http.get("/ready").json())
        print(http.get("/v1/notes/777", headers=token).json())
    print(container.closed)


if __name__ == "__main__":
    main()
