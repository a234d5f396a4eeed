from qdrant_client.http import models as rest

from .registry import step

_flaky = {"left": 1}


@step("prepare")
def prepare(ctx, size=3, distance="Cosine"):
    if ctx.db.collection_exists(ctx.collection):  # awaited
        ctx.db.delete_collection(ctx.collection)  # awaited
    return ctx.db.create_collection(  # awaited
        ctx.collection, vectors_config=rest.VectorParams(size=size, distance=rest.Distance(distance))
    )


@step("extract")
def extract(ctx, rows):
    return [row for row in rows if row.get("vec")]


@step("load", retries=2, needs=("prepare", "extract"))
def load(ctx, batch=2):
    if _flaky["left"]:
        _flaky["left"] -= 1
        raise ValueError("not yet")
    rows = ctx.state["extract"]
    total = 0
    for start in range(0, len(rows), batch):
        chunk = rows[start : start + batch]
        ctx.db.upsert(  # awaited
            collection_name=ctx.collection,
            points=[rest.PointStruct(id=r["id"], vector=r["vec"], payload={"tag": r["tag"]}) for r in chunk],
        )
        total += len(chunk)
    return total


@step("verify", needs=["load"])
def verify(ctx, *, expected=None):
    n = ctx.db.count(ctx.collection, exact=True).count  # awaited
    if expected is not None and n != expected:
        raise AssertionError((n, expected))
    return n
