from enum import Enum
from functools import partial
from qdrant_client.models import Distance, PointStruct, VectorParams


def create(db, name):
    return db.client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))


def fill(db, name):
    db.client.upsert(name, points=[PointStruct(id=1, vector=[0.5])])
    return "filled"


def count(db, name):
    return db.client.count(name).count


def drop(db, name):
    return db.client.delete_collection(name)


class Action(Enum):
    CREATE = partial(create)
    FILL = partial(fill)
    COUNT = partial(count)
    DROP = partial(drop)

    def __call__(self, *args):
        return self.value(*args)
