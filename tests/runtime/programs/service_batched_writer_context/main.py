from qdrant_client import QdrantClient

from writer import Writer

client = QdrantClient(":memory:")
client.create_collection("w", vectors_config={})


def main():
    with Writer(client, "w", size=2) as writer:
        for i in range(5):
            writer.write(i)
        print(client.count("w").count, writer.flushes)
    print(client.count("w").count, writer.flushes)


main()
