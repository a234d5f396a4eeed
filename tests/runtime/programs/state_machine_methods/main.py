from qdrant_client import QdrantClient

from machine import Machine


def main():
    machine = Machine(QdrantClient(":memory:"), "m")
    print(" > ".join(machine.run()))
    print(machine.client.count("m").count)


if __name__ == "__main__":
    main()
