import sys
from contextlib import ExitStack, closing
from qdrant_client import QdrantClient

from copying import connect, copy_collection, seed


def main():
    with ExitStack() as stack:
        src = stack.enter_context(connect("src", seed=seed))
        dst = stack.enter_context(closing(QdrantClient(":memory:")))
        stack.callback(print, "done")
        names = sorted(c.name for c in src.get_collections().collections)
        report = {name: copy_collection(src, dst, name) for name in names}
        mismatches = [n for n in names if src.count(n).count != dst.count(n).count]
        print(report, mismatches)
        if mismatches:
            sys.exit(2)
        print({n: dst.retrieve(n, ids=[1])[0].payload for n in names})


if __name__ == "__main__":
    main()
