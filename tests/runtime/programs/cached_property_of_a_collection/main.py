from qdrant_client import QdrantClient, models

from meta import Counted, Meta, Opened


def main():
    client = QdrantClient(":memory:")
    client.create_collection("m", vectors_config=models.VectorParams(size=6, distance=models.Distance.DOT))
    meta = Meta(client, "m")
    print(meta.dim, meta.info is meta.info, meta.label)
    before = meta.info
    meta.refresh()
    print("info" in vars(meta), meta.info is before, sorted(vars(meta)))
    counted = Counted(client, "m")
    print(counted.summary, counted.summary, [c.dim for c in (meta, counted)])
    gone = Meta(client, "none")
    for _ in range(2):
        try:
            print(gone.info)
        except ValueError:
            print("not there", "info" in gone.__dict__)
    print(Opened(client, "new").put(1, 2), max([meta, counted], key=lambda m: m.dim).name)


if __name__ == "__main__":
    main()
