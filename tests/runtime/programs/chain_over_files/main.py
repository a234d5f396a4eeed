"""Nightly ingestion of support articles."""
import sys

from qdrant_client import QdrantClient

from ingest import ingest
from report import print_report


def main() -> int:
    client = QdrantClient(":memory:")
    stored = ingest(client, "articles")
    print("stored", stored)
    print_report(client, "articles")
    return 0 if stored == 5 else 2


if __name__ == "__main__":
    sys.exit(main())
