from qdrant_client import QdrantClient

from bus import Bus
from listeners import Indexing, Printing


def main():
    bus, printing, indexing = Bus(), Printing(), Indexing(QdrantClient(":memory:"))
    bus.on("start", indexing.start)
    bus.on("saved", printing.saved)
    bus.on("saved", indexing.saved)
    print(bus.emit("start", None))
    print([bus.emit("saved", id) for id in (4, 5, 5)], printing.lines, bus.emit("other", 1))


if __name__ == "__main__":
    main()
