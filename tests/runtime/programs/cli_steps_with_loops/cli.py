import asyncio
import sys

from engine import Engine
from store import get_store


def cmd_fill(name) -> None:
    print("filled", asyncio.run(Engine(get_store()).fill(name, 3)))


def cmd_size(name) -> None:
    print("size", asyncio.run(Engine(get_store()).size(name)))


STEPS = {"fill": cmd_fill, "size": cmd_size}


def main() -> None:
    for step in sys.argv[1].split(","):
        STEPS[step]("docs")


if __name__ == "__main__":
    main()
