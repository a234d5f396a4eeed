from qdrant_client import QdrantClient

import mover
import seed


def main() -> None:
    source, target = QdrantClient(":memory:"), QdrantClient(":memory:")
    seed.fill(source, {"a": 3, "b": 5})
    report = {}
    for description in source.get_collections().collections:
        report[description.name] = mover.copy(source, target, description.name)
    print(dict(sorted(report.items())))
    print(mover.same(source, target, "a"), mover.same(source, target, "b"))


main()
