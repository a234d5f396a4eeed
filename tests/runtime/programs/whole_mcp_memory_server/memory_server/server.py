from fakemcp import Server, tool_schema

from .connector import Entry, QdrantConnector
from .embeddings import LetterProvider
from .settings import QdrantSettings


def serve(settings: QdrantSettings | None = None) -> Server:
    settings = settings or QdrantSettings()
    connector = QdrantConnector(settings, LetterProvider())
    server = Server("memory")

    async def store(information: str, metadata: dict | None = None) -> str:
        await connector.store(Entry(content=information, metadata=metadata))
        return f"remembered: {information}"

    async def find(query: str) -> list[str]:
        entries = await connector.search(query, limit=settings.limit)
        return [e.content for e in entries]

    async def collections() -> list[str]:
        return await connector.collection_names()

    async def drop(name: str) -> bool:
        return connector.drop(name)

    tools = {func.__name__: func for func in (store, find, collections, drop)}

    @server.list_tools()
    async def list_tools():
        return [tool_schema(func) for func in tools.values()]

    @server.call_tool()
    async def call_tool(name: str, arguments: dict | None):
        if (tool := tools.get(name)) is None:
            return {"error": f"unknown tool {name}"}
        return await tool(**(arguments or {}))

    return server
