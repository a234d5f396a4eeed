from qdrant_client import QdrantClient

from .app import App
from .gateway import Gateway
from .handlers import ListHandler, PutHandler


def compose(config: dict) -> App:
    client = QdrantClient(location=config["location"])
    gateway = Gateway(client, config["collection"])
    return App({"put": PutHandler(gateway), "list": ListHandler(gateway)}, on_close=[client.close])
