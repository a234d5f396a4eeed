from index import Index


def train(index: Index, rows) -> None:
    for key, vector in rows:
        index.add(key, vector)


def recommend(index: Index, vector) -> str:
    return f"{index.name()}: {index.nearest(vector, k=2)}"
