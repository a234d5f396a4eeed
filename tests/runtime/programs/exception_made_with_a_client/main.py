from qdrant_client import QdrantClient
from work import Busy, work


def main():
    client = QdrantClient(":memory:")
    try:
        work(client)
    except Busy as e:
        print(e.args[0], len(e.args[1].get_collections().collections), e.retry("a"))


main()
