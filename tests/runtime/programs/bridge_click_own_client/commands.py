import os

import click
from qdrant_client import QdrantClient, models


def connect():
    return QdrantClient(url=os.environ["QDRANT_URL"], check_compatibility=False)


@click.group()
def cli():
    pass


@cli.command()
@click.argument("name")
@click.option("--points", type=int, default=0)
def make(name, points):
    client = connect()
    try:
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        if points:
            client.upsert(name, points=[models.PointStruct(id=i, vector=[1.0]) for i in range(points)])
        click.echo(f"made {name}")
    finally:
        client.close()


@cli.command()
@click.argument("name")
def count(name):
    client = connect()
    try:
        click.echo(f"{name} {client.count(name).count}")
    finally:
        client.close()
