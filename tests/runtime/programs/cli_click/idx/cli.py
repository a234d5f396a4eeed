import sys

import click
from qdrant_client import QdrantClient

from .index import build_index, describe


@click.group()
def cli():
    """Index tool."""


@cli.command()
@click.option("--size", default=2, show_default=True)
def build(size):
    """Build an index."""
    client = QdrantClient(":memory:")
    click.echo(f"built {build_index(client, 'main', size)}")


@cli.command("show")
@click.argument("names", nargs=-1)
def show_cmd(names):
    client = QdrantClient(":memory:")
    for name in names:
        build_index(client, name, len(name))
        click.echo(describe(client, name))


@cli.command()
@click.pass_context
def fail(ctx):
    client = QdrantClient(":memory:")
    if not client.collection_exists("main"):
        ctx.exit(7)


if __name__ == "__main__":
    sys.exit(cli())
