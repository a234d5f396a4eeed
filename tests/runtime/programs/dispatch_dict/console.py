import sys

from qdrant_client import QdrantClient

from commands import COMMANDS


def execute(client, line: str) -> str:
    verb, _, arg = line.partition(" ")
    handler = COMMANDS.get(verb)
    if handler is None:
        return f"unknown: {verb}"
    return handler(client, arg)


def main(lines: list[str]) -> None:
    client = QdrantClient(":memory:")
    for line in ["create c", "add red", *lines]:
        print(">", line, "=>", execute(client, line))


if __name__ == "__main__":
    main(sys.argv[1:] or ["add green", "count", "stats"])
