import asyncio

import typer

from engine import Engine
from store import get_store

app = typer.Typer()


@app.command()
def fill(name: str, many: int = 3) -> None:
    """Fill."""
    print("filled", asyncio.run(Engine(get_store()).fill(name, many)))


@app.command()
def size(name: str) -> None:
    """Size."""
    print("size", asyncio.run(Engine(get_store()).size(name)))


def shell(lines: list[str]) -> None:
    for line in lines:
        app(line.split(), standalone_mode=False)


if __name__ == "__main__":
    shell(["fill docs", "size docs"])
