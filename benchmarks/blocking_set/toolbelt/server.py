import asyncio
import subprocess
from pathlib import Path

import click
from mcp.server.fastmcp import Context, FastMCP
from textual.app import App

from .work import Repo, Writer, containers, download, issues, listing, page, quoted, read, version

mcp = FastMCP("toolbelt")
writer = Writer()


@mcp.tool()
async def files(folder: str, ctx: Context) -> list[str]:
    await ctx.info("listing")  # ok
    found = await listing(folder)  # ok
    text = await read(found[0])  # ok
    extra = Path(folder).read_text()  # BLOCKS: QAM303
    return [*found, text, extra]


@mcp.tool()
async def update(path: str) -> str:
    repo = await asyncio.to_thread(Repo, path)  # ok
    repo.pull()  # BLOCKS: QAM304 far
    other = Repo.clone("https://g.example")  # BLOCKS: QAM304 far
    print(other, quoted(path))  # ok
    return await version()  # ok


@mcp.resource("issues://{name}")
async def tickets(name: str) -> list[str]:
    found = issues(name)  # BLOCKS: QAM306 far
    titles = [i.title for i in found]  # BLOCKS: QAM306
    return [*titles, str(page(name))]  # BLOCKS: QAM306 far


async def written() -> list[str]:
    out = [writer.write(1)]  # ok
    out.append(writer.write(b"x"))  # BLOCKS: QAM303 far
    out += [str(c) for c in containers()]  # BLOCKS: QAM302 far
    size = download("https://x.example", "/tmp/x")  # BLOCKS: QAM302 far
    safe = await asyncio.to_thread(download, "https://x.example", "/tmp/x")  # ok
    return [*out, str(size + safe)]


class Screen(App):
    async def on_mount(self) -> None:
        self.query_one("#a").update("x")  # ok
        self.title = subprocess.getoutput("hostname")  # BLOCKS: QAM304
        self.run_worker(self.background(), thread=False)  # ok

    async def background(self) -> None:
        with Path("log").open("a") as handle:  # BLOCKS: QAM303
            handle.write("x")  # BLOCKS: QAM303


@click.command()
def main() -> None:
    print(subprocess.getoutput("date"))  # ok
    asyncio.run(written())  # ok


async def prompt() -> str:
    name = click.prompt("name")  # BLOCKS: QAM311
    click.echo(name)  # ok
    return name if click.confirm("sure") else ""  # BLOCKS: QAM311


if __name__ == "__main__":
    main()  # ok
