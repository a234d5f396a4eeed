import sys

sys.path.insert(0, "vendor/site-packages")

from ragstore import RagStore  # noqa: E402

from db import client  # noqa: E402
from search import find, prepare  # noqa: E402


def main():
    prepare()
    store = RagStore(client=client, collection="f")
    print(store.add([1, 2, 3]))
    print(find([0.9], limit=2))


if __name__ == "__main__":
    main()
