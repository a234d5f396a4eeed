import click

from store import Context, pass_context


@click.group()
@click.option("--verbose", is_flag=True)
@click.pass_context
def cli(ctx: click.Context, verbose: bool) -> None:
    ctx.obj = Context(verbose)


@cli.command()
@click.argument("name")
@pass_context
def fill(context: Context, name: str) -> None:
    context.say("filling")
    context.fill(name)
    click.echo(context.client.count(name).count)


@cli.command()
@click.pass_obj
def names(context: Context) -> None:
    for found in context.client.get_collections().collections:
        click.echo(found.name)


if __name__ == "__main__":
    cli()
