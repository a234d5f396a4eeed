"""kb: a knowledge base on the command line."""
from __future__ import annotations

import argparse
import sys

from .commands import COMMANDS
from .context import AppContext
from .errors import KbError


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kb", description=__doc__)
    parser.add_argument("--location", default=":memory:")
    parser.add_argument("--verbose", "-v", action="count", default=0)
    sub = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        p = sub.add_parser(command.name, help=command.__doc__)
        command.configure(p)
        p.set_defaults(run=command().run)
    return parser


def main(argv: list[str] | None = None) -> int:
    args = build_parser().parse_args(argv)
    try:
        with AppContext(args.location, verbose=args.verbose) as ctx:
            return args.run(ctx, args)
    except KbError as error:
        print(f"error: {error}")
        return error.code


if __name__ == "__main__":
    sys.exit(main())
