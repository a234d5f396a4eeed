import threading
from urllib.request import urlopen

from qdrant_client import QdrantClient, models

from web import App


def main():
    client = QdrantClient(":memory:")
    client.create_collection("w", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    app = App(client)
    threading.Thread(target=app.handle_request).start()
    print(urlopen(f"http://127.0.0.1:{app.server_address[1]}/w").read().decode())
    app.server_close()


if __name__ == "__main__":
    main()
