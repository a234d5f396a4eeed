from qdrant_client import QdrantClient

import plugins  # noqa: F401
from base import Plugin

client = QdrantClient(":memory:")
for name in sorted(Plugin.registry):
    print(name, Plugin.create(name, client).run())
