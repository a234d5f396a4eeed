import io
from contextlib import ExitStack, closing

from qdrant_client import QdrantClient

from closer import Closer


def main():
    with ExitStack() as stack:
        client = stack.enter_context(closing(QdrantClient(":memory:")))
        log = stack.enter_context(closing(io.StringIO()))
        log.write(str(client.get_collections()))
        print(log.getvalue())
    closer = Closer()
    closer.track(QdrantClient(":memory:"), io.StringIO())
    print(closer.names())
    closer.close()


if __name__ == "__main__":
    main()
