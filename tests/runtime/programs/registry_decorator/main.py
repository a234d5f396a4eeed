from qdrant_client import QdrantClient

import steps  # noqa: F401
from registry import ordered


def main():
    client, state = QdrantClient(":memory:"), {"name": "r", "size": 3}
    for name, func in ordered():
        func(client, state)
        print(name, sorted(state))
    print(state["n"])


if __name__ == "__main__":
    main()
