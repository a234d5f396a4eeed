import argparse

from qdrant_client import QdrantClient

from . import commands


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser()
    sub = p.add_subparsers(required=True)
    create = sub.add_parser("create")
    create.add_argument("names", nargs="+")
    create.set_defaults(func=commands.create)
    fail = sub.add_parser("fail")
    fail.set_defaults(func=commands.fail)
    return p


def main(argv=None) -> int:
    args = parser().parse_args(argv)
    client = QdrantClient(":memory:")
    try:
        return args.func(client, args)
    except ValueError as error:
        print("error:", error)
        return 2
    finally:
        client.close()
