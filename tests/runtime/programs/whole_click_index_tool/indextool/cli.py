from __future__ import annotations

import json as jsonlib
from functools import update_wrapper

import click

from .index import Index, IndexMissing

pass_index = click.make_pass_decorator(Index)


def handle_errors(f):
    def new_func(*args, **kwargs):
        try:
            return f(*args, **kwargs)
        except IndexMissing as exc:
            raise click.ClickException(str(exc))

    return update_wrapper(new_func, f)


@click.group()
@click.option("--db", default=":memory:", envvar="INDEX_DB")
@click.option("-f", "--format", "fmt", type=click.Choice(["text", "json"]), default="text")
@click.pass_context
def cli(ctx: click.Context, db: str, fmt: str) -> None:
    """Index text files."""
    ctx.ensure_object(dict)
    ctx.obj["fmt"] = fmt
    ctx.obj["db"] = db


@cli.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True))
@click.pass_context
@handle_errors
def build(ctx, files):
    """Build the index."""
    with Index.opened(ctx.obj["db"]) as index:
        index.create()
        for name in files:
            with open(name) as file:
                n = index.add_file(name, file.read())
            click.echo(f"{name}: {n} paragraphs")


@cli.command()
@click.argument("text")
@click.option("-k", default=3, show_default=True)
@click.pass_context
@handle_errors
def query(ctx, text, k):
    """Search."""
    with Index.opened(ctx.obj["db"]) as index:
        for source, paragraph in index.search(text, k):
            click.echo(f"{source}: {paragraph}")


@cli.command()
@click.pass_obj
@handle_errors
def info(obj):
    with Index.opened(obj["db"]) as index:
        numbers = index.info()
    if obj["fmt"] == "json":
        click.echo(jsonlib.dumps(numbers))
    else:
        for key, value in numbers.items():
            click.echo(f"{key:10}{value}")


@cli.command()
@click.option("--source", required=True)
@click.confirmation_option(prompt="sure?")
@click.pass_obj
@handle_errors
def prune(obj, source):
    with Index.opened(obj["db"]) as index:
        click.echo(f"removed {index.prune(source)}")


if __name__ == "__main__":
    cli()
