from qdrant_client import QdrantClient

import stores
from fp import attempt, compose, pipe, tap


def vectorize(text):
    return [float(len(text)), float(text.count("e") + 1)]


def main():
    store = stores.make_store(QdrantClient(":memory:"), "words")
    missing = attempt(store.size)
    print(type(missing).__name__, missing.unwrap_or(-1))
    print(attempt(store.create, 2))
    seen = []
    ingest = compose(str.strip, tap(seen.append), vectorize, store.add)
    print([ingest(word) for word in (" tree ", "sky", " beech")])
    print(seen)
    print(pipe("trees", vectorize, store.find, lambda hits: hits[0].id))
    print(attempt(store.find, [1.0, 1.0], k=2).then(len).then(lambda n: n * 10).unwrap_or(0))
    print(attempt(store.find, vectorize("sky")).then(lambda hits: hits[0].id).unwrap_or(None), store.size())


if __name__ == "__main__":
    main()
