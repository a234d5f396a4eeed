from qdrant_client import QdrantClient

from bluegreen import Deployment

deployment = Deployment(QdrantClient(":memory:"), "docs")
for version, n in [(1, 2), (2, 5)]:
    deployment.release(version, n)
    print(deployment.current(), deployment.client.count("docs").count)
print([c.name for c in deployment.client.get_collections().collections])
