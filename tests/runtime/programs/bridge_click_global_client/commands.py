import os

import click
from qdrant_client import QdrantClient, models

client = QdrantClient(url=os.environ["QDRANT_URL"])


@click.group()
def cli():
    pass


@cli.command()
@click.argument("name")
def make(name):
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    click.echo(f"made {name}")


@cli.command()
@click.argument("name")
def count(name):
    click.echo(f"{name} {client.count(name).count}")
