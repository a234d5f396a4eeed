import click

from .client import connect
from .service import load as load_points


@click.group()
@click.option("--verbose/--quiet", default=False)
@click.pass_context
def cli(ctx, verbose):
    ctx.obj = {"verbose": verbose}


@cli.command()
@click.option("--count", type=int, default=1)
@click.argument("name", default="docs")
@click.pass_obj
def load(obj, count, name):
    """Load COUNT points into NAME."""
    client = connect()
    n = load_points(client, name, count)
    client.close()
    click.echo(f"{name}: {n} verbose={obj['verbose']}")


@cli.command()
def names():
    client = connect()
    try:
        load_points(client, "x", 1)
        for c in client.get_collections().collections:
            click.secho(c.name)
    finally:
        client.close()


if __name__ == "__main__":
    cli()
