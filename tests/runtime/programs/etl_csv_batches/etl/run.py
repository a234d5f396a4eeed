from pathlib import Path

from qdrant_client import QdrantClient

from .sink import Sink
from .source import batched, read_rows

if __name__ == "__main__":
    sink = Sink(QdrantClient(":memory:")).open()
    written = sum(sink.write(batch) for batch in batched(read_rows(Path(__file__).with_name("rows.csv")), 2))
    print("written", written, "rejected", sink.rejected)
    print(sink.client.count(sink.collection))
