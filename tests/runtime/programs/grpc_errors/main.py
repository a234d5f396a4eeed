import warnings

from qdrant_client import QdrantClient

from probes import alive, size, sizes

warnings.simplefilter("ignore")


def main():
    client = QdrantClient(host="127.0.0.1", port=9, grpc_port=9, prefer_grpc=True, check_compatibility=False, timeout=5)
    print(alive(client))
    print(size(client, "a"))
    try:
        sizes(client, ["a", "b"])
    except LookupError as error:
        print("lookup", error)
    client.close()


if __name__ == "__main__":
    main()
