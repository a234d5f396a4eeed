import sys

from .work import fill


def run() -> int:
    n = int(sys.argv[1])
    print("stored", fill(n))
    return 0 if n else 1


if __name__ == "__main__":
    raise SystemExit(run())
