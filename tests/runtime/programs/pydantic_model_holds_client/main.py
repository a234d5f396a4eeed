from qdrant_client import QdrantClient

from tools import LookupTool

tool = LookupTool(client=QdrantClient(":memory:"), name=" docs ")
tool.prepare()
print(tool.name, tool.invoke({"id": 1}), tool.invoke({"id": 5}))
print(tool.model_dump(exclude={"client"}))
