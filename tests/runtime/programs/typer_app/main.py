from typing import Annotated

import typer

from backend import open_backend

app = typer.Typer()


@app.command()
def count(name: str):
    backend = open_backend()
    n = backend.count(name)
    backend.close()
    if n is None:
        typer.echo(f"no collection {name}")
        raise typer.Exit(3)
    typer.echo(f"{n} points")


@app.command()
def search(value: float, limit: Annotated[int, typer.Option(min=1)] = 5):
    backend = open_backend()
    for hit in backend.search(value, limit=limit):
        typer.echo(f"{hit.id} {hit.score:.1f}")
    backend.close()


if __name__ == "__main__":
    app()
