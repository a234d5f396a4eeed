import logging

from qdrant_client import QdrantClient, models

from handler import QdrantHandler


def main():
    client = QdrantClient(":memory:")
    client.create_collection("logs", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    log = logging.getLogger("demo")
    log.propagate = False
    log.setLevel(logging.INFO)
    log.addHandler(QdrantHandler(client, "logs"))
    log.info("started %s", "now")
    log.debug("not seen")
    log.error("broken")
    print([r.payload["message"] for r in client.scroll("logs")[0]])


if __name__ == "__main__":
    main()
