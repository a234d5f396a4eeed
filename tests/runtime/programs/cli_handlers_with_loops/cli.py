import argparse
import asyncio
import sys

from engine import Engine
from store import get_store


def cmd_fill(args: argparse.Namespace) -> int:
    print("filled", asyncio.run(Engine(get_store()).fill(args.name, 3)))
    return 0


def cmd_size(args: argparse.Namespace) -> int:
    print("size", asyncio.run(Engine(get_store()).size(args.name)))
    return 0


def main(argv=None) -> int:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    fill = commands.add_parser("fill")
    fill.add_argument("name")
    fill.set_defaults(func=cmd_fill)
    size = commands.add_parser("size")
    size.add_argument("name")
    size.set_defaults(func=cmd_size)
    args = parser.parse_args(argv)
    return args.func(args)


if __name__ == "__main__":
    sys.exit(main())
