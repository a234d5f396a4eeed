import mid


def main():
    client = mid.base.QdrantClient(":memory:")
    print(mid.names(client), len(client.get_collections().collections))


main()
