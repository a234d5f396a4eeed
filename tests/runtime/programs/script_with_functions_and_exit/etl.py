"""Top-level all the way."""
import sys
from pathlib import Path

from qdrant_client import QdrantClient, models

from rows import ROWS

STRICT = "strict" in sys.argv
errors = 0
client = QdrantClient(":memory:")


def fail(row):
    global errors
    errors += 1
    print("error", row)


client.create_collection("t", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

with open(Path(__file__).with_name("rows.py")) as file:
    first_line = file.readline()[:4]

for row in ROWS:
    try:
        if row[1] == "bad":
            raise ValueError(row[1])
        client.upsert("t", points=[models.PointStruct(id=row[0], vector=[1.0])])
    except ValueError:
        fail(row)

print(first_line, client.count("t").count, errors)

if errors and STRICT:
    sys.exit(9)

print("fine", client.collection_exists("t"))
