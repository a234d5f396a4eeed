from contextvars import ContextVar
from types import SimpleNamespace

from qdrant_client import QdrantClient

current: ContextVar[QdrantClient] = ContextVar("current")


class App:
    def __init__(self):
        self.state = SimpleNamespace()
        self.config = {}


def create_app() -> App:
    app = App()
    app.state.client = QdrantClient(":memory:")
    app.config["client"] = app.state.client
    return app
