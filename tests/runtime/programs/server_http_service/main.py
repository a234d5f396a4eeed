import os

from qdrant_client import QdrantClient

from service import Service

client = QdrantClient(url=os.environ["QDRANT_URL"])
service = Service(client)
print(service.read("h"))
service.write("h", [1, 2])
print(service.read("h"))
client.close()
