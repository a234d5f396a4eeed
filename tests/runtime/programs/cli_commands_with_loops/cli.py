import asyncio

import typer

from engine import Engine
from server import main as run_server
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


@app.command()
def serve() -> None:
    """Serve."""
    run_server()


if __name__ == "__main__":
    app()
