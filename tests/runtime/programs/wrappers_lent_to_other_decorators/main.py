from qdrant_client import models

from tasks import TASKS, task, with_db

V = models.VectorParams(size=2, distance=models.Distance.COSINE)


@task(2)
def count(db, name="a"):
    return db.count(name).count

@task(1)
def create(db, name="a"):
    return db.create_collection(name, vectors_config=V)

@task(3)
def nothing(db):
    return None

@with_db
def names(db):
    return [c.name for c in db.get_collections().collections]

def main():
    for order, fn in sorted(TASKS, key=lambda t: t[0]):
        print(order, fn.__name__, fn())
    print(names(), count("a"))

main()
