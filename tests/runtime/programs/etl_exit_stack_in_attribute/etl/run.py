from itertools import chain

from qdrant_client import models

from .session import Session


def clean(point):
    return models.PointStruct(id=point.id, vector=point.vector, payload={"t": point.payload["t"].strip().lower()})


def main():
    with Session() as s:
        s.client.upsert(s.raw, points=[models.PointStruct(id=i, vector=[1.0, i], payload={"t": f"  Row{i} "}) for i in range(5)])
        for n, page in enumerate(s.pages(s.raw)):
            s.client.upsert(s.clean, points=list(map(clean, page)))
            print("page", n, len(page))
        print([p.payload["t"] for p in chain.from_iterable(s.pages(s.clean))])
        print(sum(len(p) for p in s.pages(s.clean, size=3)))


if __name__ == "__main__":
    main()
