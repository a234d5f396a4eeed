from qdrant_client import QdrantClient


class Plugin:
    registry: dict[str, type["Plugin"]] = {}

    def __init_subclass__(cls, name: str, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[name] = cls

    def __init__(self, client: QdrantClient):
        self.client = client

    @classmethod
    def create(cls, name: str, client: QdrantClient) -> "Plugin":
        return cls.registry[name](client)

    def run(self) -> str:
        raise NotImplementedError
