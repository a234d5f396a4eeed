from vectordb import create_store, available
from vectordb.base import Document

DOCS = [Document("1", "the cat sat", {"n": 1}), Document("2", "the dog ran", {"n": 2}), Document("3", "cat and dog", {"n": 3})]


def exercise(kind: str) -> None:
    store = create_store(kind, collection="demo", dim=12)
    with store:
        store.add(DOCS)
        store.add([Document("2", "the dog slept", {"n": 22})])
        print(kind, store.count(), [d.id for d in store.search("cat", k=2)])
        print(kind, store.get("2").text, "1" in store.ids())
        print(kind, [d.id for d in store.search("dog", k=3, where={"n": 3})])
        store.delete(["1"])
        for batch in store.batches(size=1):
            print(kind, [d.id for d in batch])
        print(kind, store.describe())


if __name__ == "__main__":
    print(sorted(available()))
    for kind in ("memory", "qdrant"):
        exercise(kind)
    try:
        create_store("oracle")
    except KeyError as error:
        print("no such store:", error)
