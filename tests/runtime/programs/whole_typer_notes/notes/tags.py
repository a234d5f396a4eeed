import typer

from .db import open_notebook

app = typer.Typer()


@app.command()
def show(name: str) -> None:
    with open_notebook() as book:
        matching = (row for row in book.all() if name in row["tags"])
        for row in matching:
            typer.echo(f"#{row['id']} {row['text']}")


@app.command()
def rename(old: str, new: str) -> None:
    changed = 0
    with open_notebook() as book:
        for row in book.all():
            if old in row["tags"]:
                book.retag(row["id"], [new if t == old else t for t in row["tags"]])
                changed += 1
    typer.echo(f"{changed} notes changed")
