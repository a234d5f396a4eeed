import click

from engine import Engine
from store import get_store


@click.group()
def cli() -> None:
    """Tools."""


@cli.command()
@click.argument("name")
def fill(name: str) -> None:
    click.echo(f"filled {Engine(get_store()).fill(name, 3)}")


@cli.command()
@click.argument("name")
def size(name: str) -> None:
    click.echo(f"size {Engine(get_store()).size(name)}")


if __name__ == "__main__":
    cli.main(["fill", "docs"], standalone_mode=False)
    cli.main(["size", "docs"], standalone_mode=False)
