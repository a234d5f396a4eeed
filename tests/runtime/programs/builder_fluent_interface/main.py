from qdrant_client import QdrantClient, models

from query import Query

client = QdrantClient(":memory:")
client.create_collection("b", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
client.upsert("b", [models.PointStruct(id=i, vector=[float(i)], payload={"even": i % 2 == 0}) for i in range(6)])
query = Query(client, "b")
print(query.near([1.0]).where("even", True).take(2).ids())
print(Query(client, "b").near([-1.0]).take(1).first().id)
print(Query(client, "b").where("even", False).count())
