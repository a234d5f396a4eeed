from pydantic import ValidationError
from qdrant_client import QdrantClient

from deps import Dependencies
from tools import setup, store


def main():
    single = Dependencies(client=QdrantClient(":memory:"))
    double = Dependencies(client=QdrantClient(":memory:"), backup=QdrantClient(":memory:"), collection="two")
    for deps in (single, double):
        setup(deps)
        print(deps.collection, store(deps, 1), store(deps, 2))
    try:
        Dependencies(client="no client")
    except ValidationError as error:
        print(error.error_count())


if __name__ == "__main__":
    main()
