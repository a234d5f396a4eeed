from qdrant_client import QdrantClient

from mover import Mover, seed


def main() -> int:
    source, target = QdrantClient(":memory:"), QdrantClient(":memory:")
    seed(source)
    try:
        print(Mover(source, target, dry_run=True, only={"c"}).run())
        first = Mover(source, target).run()
        second = Mover(source, target).run()
        print(first, second, sep="\n")
        return 0 if first.ok and second.ok else 1
    finally:
        for client in (source, target):
            client.close()


if __name__ == "__main__":
    raise SystemExit(main())
