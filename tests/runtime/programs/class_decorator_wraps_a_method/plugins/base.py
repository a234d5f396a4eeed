from __future__ import annotations

import abc
from typing import Any, ClassVar

from qdrant_client import QdrantClient


class Plugin(abc.ABC):
    registry: ClassVar[dict[str, type[Plugin]]] = {}
    name: ClassVar[str]
    priority = 0

    def __init_subclass__(cls, /, name: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.name = name or cls.__name__.lower()
        if not cls.__abstractmethods__ if hasattr(cls, "__abstractmethods__") else True:
            Plugin.registry[cls.name] = cls

    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    @abc.abstractmethod
    def execute(self, **params: Any) -> Any:
        ...

    def before(self) -> None:
        pass

    def __call__(self, **params: Any) -> Any:
        self.before()
        return self.execute(**params)


def requires(collection: str):
    def decorate(cls):
        original = cls.before

        def before(self):
            if not self.client.collection_exists(collection):  # awaited
                raise RuntimeError(f"{self.name} requires {collection}")
            original(self)

        cls.before = before
        return cls

    return decorate
