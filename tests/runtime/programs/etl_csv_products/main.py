import argparse
import sys
import tempfile
from pathlib import Path

from qdrant_client import QdrantClient

from ingest.loader import Loader
from ingest.reader import read_csv, read_jsonl


def parse_args(argv=None):
    parser = argparse.ArgumentParser(description="Load products")
    parser.add_argument("--collection", default="products")
    parser.add_argument("--batch-size", type=int, default=2)
    parser.add_argument("--url", default=":memory:")
    return parser.parse_args(argv)


def show(done: int, total: int) -> None:
    print(f"\r[{done}/{total}]")


def main(argv=None) -> int:
    args = parse_args(argv)
    client = QdrantClient(args.url)
    try:
        loader = Loader(client, args.collection, batch_size=args.batch_size, on_progress=show)
        print("created" if loader.ensure_collection() else "exists")
        with tempfile.TemporaryDirectory() as tmp:
            csv_path = Path(tmp) / "p.csv"
            csv_path.write_text("sku,title\na1,Chair\na2,Table\na3,Lamp\na1,Chair\n")
            jl = Path(tmp) / "p.jsonl"
            jl.write_text('{"sku": "b1", "title": "Bed"}\n\n{"title": "no sku"}\n')
            stats = loader.load(read_csv(csv_path), 4)
            stats = loader.load(read_jsonl(jl), 2)
        print(stats)
        print("total", client.count(args.collection).count)
    finally:
        client.close()
    return 0 if not stats.errors else 1


if __name__ == "__main__":
    sys.exit(main())
