import sys
from dataclasses import dataclass
from functools import lru_cache

from qdrant_client import QdrantClient, models

from limits import LIMIT

client = QdrantClient(":memory:")

if not client.collection_exists("notes"):
    client.create_collection("notes", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))


@dataclass
class Note:
    id: int
    text: str

    @property
    def vector(self):
        return [float(len(self.text)), float(SCALE)]


SCALE = client.count("notes").count + 1


@lru_cache
def scaled(x):
    return x * SCALE


def store(note: Note):
    global last
    client.upsert("notes", [models.PointStruct(id=note.id, vector=note.vector, payload={"t": note.text})])
    last = note.id


last = None
for number, text in enumerate(["a", "bb", "ccc"], 1):
    store(Note(number, text))


class Report:
    header = f"notes of {SCALE}"

    def lines(self, limit=LIMIT):
        for r in client.scroll("notes", limit=limit)[0]:
            yield f"{r.id}: {r.payload['t']}"


def show(report=Report()):
    print(report.header)
    for line in report.lines():
        print(line)


show()
print(last, scaled(4), client.count("notes").count)
if client.count("notes").count != 3:
    sys.exit("broken")
try:
    print(client.count("nothing"))
except ValueError as error:
    print("error", str(error)[:20])
else:
    print("no error")
finally:
    print("done")
