import sys

from qdrant_client import QdrantClient, models
from util import named, show

client: QdrantClient = QdrantClient(":memory:")
client.create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
inserted = client.upsert("docs", [models.PointStruct(id=1, vector=[1, 0], payload={"t": "x"})])
limit: int = client.count("docs").count + 4
other: QdrantClient = QdrantClient(":memory:")
later: "int"
if limit > 3:
    doubled: int = limit * 2
for step in range(2):
    last = client.count("docs").count + step


def count():
    return globals()["client"].count("docs").count


def empty():
    return globals()["other"].collection_exists("docs")


def bound():
    return getattr(sys.modules[__name__], "limit"), sys.modules[__name__].doubled


def status():
    me = sys.modules[__name__]
    return me.inserted.status.value


show("count", count())
show("empty", empty())
show("bound", bound())
show("status", status())
show("last", named(__name__, "last"), "last" in globals(), globals()["step"])
later = eval("limit + doubled")
show("later", later)
