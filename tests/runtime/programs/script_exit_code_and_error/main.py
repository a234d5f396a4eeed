import sys

from work import work


def main(argv: list[str]) -> int:
    if len(argv) < 2:
        print("usage: main NAME", file=sys.stderr)
        return 2
    try:
        print(work(argv[1]))
    except ValueError as error:
        print("failed:", type(error).__name__)
        return 5
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
