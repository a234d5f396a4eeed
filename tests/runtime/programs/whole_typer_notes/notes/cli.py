import json
from typing import Annotated, Optional

import typer

from . import tags
from .db import NotInitialised, open_notebook
from .render import table

app = typer.Typer(help="Notes that can be found again.", no_args_is_help=True)
app.add_typer(tags.app, name="tag")


@app.command()
def init() -> None:
    """Make an empty notebook."""
    with open_notebook() as book:
        typer.echo("created" if book.init() else "exists already")


@app.command()
def add(text: str, tag: Annotated[Optional[list[str]], typer.Option()] = None) -> None:
    """Add a note."""
    with open_notebook() as book:
        try:
            ident = book.add(text, tag or [])
        except NotInitialised as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(2) from error
    typer.echo(f"#{ident}")


@app.command("list")
def list_(tag: Optional[str] = None) -> None:
    """All notes."""
    with open_notebook() as book:
        rows = [row for row in book.all() if tag is None or tag in row["tags"]]
    typer.echo(table(rows))


@app.command()
def find(text: str, limit: int = 3) -> None:
    """The nearest notes."""
    with open_notebook() as book:
        for row in book.find(text, limit):
            typer.echo(f"{row['score']:.0f} {row['text']}")


@app.command()
def rm(ident: int) -> None:
    """Remove a note."""
    with open_notebook() as book:
        if not book.remove(ident):
            typer.echo(f"no note {ident}")
            raise typer.Exit(1)
    typer.echo("removed")


@app.command()
def stats(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    with open_notebook() as book:
        rows = book.all()
    numbers = {"notes": len(rows), "tags": len({t for r in rows for t in r["tags"]})}
    typer.echo(json.dumps(numbers) if as_json else f"{numbers['notes']} notes, {numbers['tags']} tags")
