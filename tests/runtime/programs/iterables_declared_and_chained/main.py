from itertools import chain, islice

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

from paging import Collection, Cursor, flat, pages, titles


def seed(client: QdrantClient, name: str, n: int) -> None:
    client.create_collection(name, vectors_config=VectorParams(size=2, distance=Distance.DOT))
    client.upsert(
        name,
        points=[
            PointStruct(id=i, vector=[i, 1.0], payload={"title": f"{name}{i}", "kind": "odd" if i % 2 else "even"})
            for i in range(1, n + 1)
        ],
    )


def main() -> None:
    client = QdrantClient(":memory:")
    seed(client, "a", 7)
    seed(client, "b", 2)
    print([r.id for r in Cursor(client, "a")])
    odd = Cursor(client, "a", only="odd")
    first = next(odd)
    print(first.id, [r.id for r in odd], next(odd, None))
    for record in Collection(client, "b"):
        print(record.payload)
    print(list(titles(flat(client, "a"))))
    for number, page in enumerate(pages(client, "a", 3), start=1):
        print(number, len(page))
    print([r.id for r in islice(flat(client, "a"), 4)])
    print(sum(1 for _ in chain(flat(client, "a"), flat(client, "b"))))
    for left, right in zip(flat(client, "a"), "xyz"):
        print(left.id, right)
    print(max(r.id for r in flat(client, "a")), {r.id: r.payload["kind"] for r in Collection(client, "b")})
    print(next((r.id for r in flat(client, "a") if r.id > 4), None))
    print(len(list(pages(client, "a", 2))), sorted(flat(client, "b"), key=lambda r: -r.id)[0].id)


if __name__ == "__main__":
    main()
