import asyncio
import sys

from engine import Engine
from store import get_store


def run(coroutine):
    return asyncio.run(coroutine)


def main() -> int:
    engine = Engine(get_store())
    if sys.argv[1] == "fill":
        print("filled", run(engine.fill(sys.argv[2], 3)))
        return 0
    if sys.argv[1] == "drop":
        raise SystemExit("no")
    print("size", run(engine.size(sys.argv[2])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
