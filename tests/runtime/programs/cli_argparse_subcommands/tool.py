import argparse
import sys

from qdrant_client import QdrantClient

from handlers import cmd_add, cmd_init, cmd_ls, cmd_rm


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    sub = parser.add_subparsers(required=True)
    sub.add_parser("init").set_defaults(func=cmd_init)
    sub.add_parser("ls").set_defaults(func=cmd_ls)
    add = sub.add_parser("add")
    add.add_argument("id", type=int)
    add.add_argument("color")
    add.set_defaults(func=cmd_add)
    rm = sub.add_parser("rm")
    rm.add_argument("id", type=int)
    rm.set_defaults(func=cmd_rm)
    return parser


def main(argv=None) -> int:
    args = build_parser().parse_args(argv)
    client = QdrantClient(path="data")
    try:
        return args.func(client, args)
    finally:
        client.close()


if __name__ == "__main__":
    sys.exit(main())
