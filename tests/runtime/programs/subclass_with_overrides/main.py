from prefixed import PrefixedClient

from qdrant_client.models import Distance, PointStruct, VectorParams

client = PrefixedClient("dev", location=":memory:")
client.ensure("a", vectors_config=VectorParams(size=1, distance=Distance.DOT))
client.upsert("a", [PointStruct(id=1, vector=[1.0])])
print(client.count("a").count, client.own_names())
client.close()
