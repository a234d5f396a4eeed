import os

import click
from qdrant_client import QdrantClient

from store import open_store


@click.group()
@click.pass_context
def cli(ctx: click.Context) -> None:
    ctx.obj = open_store(os.environ["QDRANT_URL"])


@cli.command()
@click.pass_obj
def count(client: QdrantClient) -> None:
    click.echo(client.count("docs").count)
    click.echo(client.count("docs").count)


if __name__ == "__main__":
    cli()
