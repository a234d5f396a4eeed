from qdrant_client import QdrantClient

from shell import Shell


def main():
    s = Shell(QdrantClient(":memory:"))
    for line in ("create a", "count a", "what"):
        print(s.run(line))


main()
