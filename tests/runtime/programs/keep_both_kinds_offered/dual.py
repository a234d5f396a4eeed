from qdrant_client import AsyncQdrantClient, QdrantClient


class Dual:
    """Both colours of one API."""

    def __init__(self, client: QdrantClient | None = None, async_client: AsyncQdrantClient | None = None):
        self.client = client
        self.async_client = async_client

    def names(self) -> list[str]:
        return [c.name for c in self.client.get_collections().collections]

    async def anames(self) -> list[str]:
        return [c.name for c in (await self.async_client.get_collections()).collections]
