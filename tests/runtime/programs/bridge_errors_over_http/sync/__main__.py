import os
import sys

from qdrant_client import QdrantClient

from .plan import apply


def main() -> int:
    client = QdrantClient(url=os.environ["QDRANT_URL"], timeout=10)
    wanted = ["a", "b", "a"]
    results = [apply(client, name) for name in wanted]
    print(results)
    try:
        client.count("zzz")
    except Exception as error:
        print(type(error).__name__, getattr(error, "status_code", None))
        return 5
    return 0


if __name__ == "__main__":
    sys.exit(main())
