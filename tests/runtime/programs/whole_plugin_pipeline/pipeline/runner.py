import importlib

from qdrant_client import QdrantClient

from .config import Config
from .steps.base import Context, Step


class Runner:
    def __init__(self, config: Config):
        self.config = config
        self.failed = False
        self.context = Context(QdrantClient(":memory:"), config.collection)

    def _load(self, path: str) -> type[Step]:
        module_name, _, class_name = path.partition(":")
        module = importlib.import_module(module_name)
        return getattr(module, class_name)

    def run_all(self):
        for step_config in self.config.steps:
            step = self._load(step_config.use)(self.context, **step_config.options)
            try:
                yield from step.run()
            except ValueError as exc:
                self.failed = True
                yield f"{type(step).__name__} failed: {exc}"
        self.context.client.close()
