#!/usr/bin/env python
"""Manage the article index."""
from __future__ import annotations

import argparse
import json
import logging
import sys
from pathlib import Path
from typing import Callable

from qdrant_client import QdrantClient

from commands import cmd_delete, cmd_ingest, cmd_search, cmd_stats

logger = logging.getLogger("index")
Handler = Callable[[QdrantClient, argparse.Namespace], int]


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="index", description=__doc__)
    parser.add_argument("-v", "--verbose", action="count", default=0)
    parser.add_argument("--path", default=":memory:")
    sub = parser.add_subparsers(dest="command", required=True)

    p = sub.add_parser("ingest")
    p.add_argument("file", type=Path)
    p.add_argument("--batch", type=int, default=2)
    p.set_defaults(func=cmd_ingest)

    p = sub.add_parser("search")
    p.add_argument("query")
    p.add_argument("-n", type=int, default=3)
    p.set_defaults(func=cmd_search)

    p = sub.add_parser("stats")
    p.set_defaults(func=cmd_stats)

    p = sub.add_parser("delete")
    p.add_argument("ids", nargs="+", type=int)
    p.set_defaults(func=cmd_delete)
    return parser


def main(argv: list[str] | None = None, client: QdrantClient | None = None) -> int:
    args = build_parser().parse_args(argv)
    logging.basicConfig(level=logging.DEBUG if args.verbose else logging.WARNING)
    client = client or QdrantClient(args.path)
    handler: Handler = args.func
    try:
        return handler(client, args)
    except KeyError as exc:
        logger.error("missing %s", exc)
        return 2


if __name__ == "__main__":
    Path("articles.json").write_text(json.dumps([{"id": i, "title": t} for i, t in enumerate(["ab", "abc", "b", "xyz"])]))
    shared = QdrantClient(":memory:")
    codes = []
    for line in (["ingest", "articles.json"], ["search", "abc", "-n", "2"], ["delete", "1", "2"], ["stats"]):
        codes.append(main(line, shared))
    print(codes)
    Path("articles.json").unlink()
    sys.exit(max(codes))
