from qdrant_client import QdrantClient

import api


def main():
    options = {"client": QdrantClient(":memory:"), "size": 2}
    name = api.call(api.create, "v", **options)
    client = options["client"]
    rows = [(1, [1.0, 0.0]), (2, [0.0, 1.0]), (3, [0.5, 0.5])]
    print(api.call(api.put, client, name, *rows, wait=True))
    print(api.call(api.search, client, name, [1.0, 0.2], limit=2, with_payload=False))


if __name__ == "__main__":
    main()
