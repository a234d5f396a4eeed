from qdrant_client import QdrantClient

from stages import Double, Ensure, Write


def run(stages, rows):
    for stage in stages:
        rows = stage(rows)
    return rows


def main():
    client = QdrantClient(":memory:")
    stages = [Ensure(client, "s"), Double(), Write(client, "s")]
    print(run(stages, [1, 2, 3]), run(stages, [2]))
    double = Double()
    print(double([7]), client.count("s").count)


if __name__ == "__main__":
    main()
