from qdrant_client import QdrantClient

from jobs import Job, run_all
from web import app


def main():
    client = QdrantClient(":memory:")
    done = run_all(client, [Job("a", 2), Job("b", 3)])
    print(done, app.test_client().get("/").text)
    client.close()


if __name__ == "__main__":
    main()
