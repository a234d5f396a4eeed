from qdrant_client import models

def _noop(*_):
    return None

def process(db, items, on_item=_noop, on_done=None, batch=lambda xs: [xs]):
    total = 0
    for group in batch(items):
        db.upsert("a", [models.PointStruct(id=i, vector=[1.0, i]) for i in group])
        for i in group:
            on_item(i)
        total += len(group)
    if on_done:
        on_done(total)
    return total

def pairs(xs):
    return [xs[i:i + 2] for i in range(0, len(xs), 2)]
