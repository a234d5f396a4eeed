import asyncio
import json
from pathlib import Path

import aiohttp

from .frontier import Frontier, Workspace
from .parse import Html, Pdf, Text, digest, extract, key, links, links_re, thumbnail

frontier = Frontier(["https://example.com"])
out = Path("pages")


@extract.register
def _(page: Text) -> str:
    return page.text


async def page(session: aiohttp.ClientSession, url: str):
    if not frontier.allowed(url):  # BLOCKS: QAM302 far
        return None
    async with session.get(url) as response:  # ok
        body = await response.read()  # ok
    if url.endswith(".pdf"):
        return extract(Pdf(body))  # BLOCKS: QAM402 far
    text = extract(Html(body.decode()))  # BLOCKS: QAM402 far
    for link in links(body.decode()):  # BLOCKS: QAM402 far
        frontier.push(frontier.join(url, link))  # BLOCKS: QAM308 far
    for link in links_re(body.decode()):  # ok
        frontier.push_fresh(link)  # ok
    return text


async def store(url: str, body: bytes) -> str:
    target = out / key(url)  # ok
    target.write_bytes(body)  # BLOCKS: QAM303
    check = digest(target)  # BLOCKS: QAM303 far
    other = await asyncio.to_thread(digest, target)  # ok
    small = thumbnail(body)  # BLOCKS: QAM402 far
    tiny = await asyncio.get_event_loop().run_in_executor(None, thumbnail, body)  # ok
    with open(out / "index.json", "w") as fh:  # BLOCKS: QAM303
        json.dump({url: check}, fh)  # BLOCKS: QAM303
    plain = json.dumps({url: other})  # ok
    return plain + str(len(small) + len(tiny))


async def run() -> None:
    async with aiohttp.ClientSession() as session:  # ok
        while url := frontier.pop_or_none():  # ok
            await page(session, url)  # ok
        url = frontier.pop()  # BLOCKS: QAM308 far
        print(frontier.resolve("example.com"))  # BLOCKS: QAM307 far
        infos = await asyncio.get_running_loop().getaddrinfo("example.com", 80)  # ok
        space = Workspace()  # ok
        print(space.folder, infos)  # BLOCKS: QAM303 far
        await page(session, url)  # ok


if __name__ == "__main__":
    asyncio.run(run())
