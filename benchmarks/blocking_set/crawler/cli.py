import asyncio
import shutil
import socket
import sys
from pathlib import Path
from time import perf_counter, sleep

import click
import httpx

from crawler import net, output, parse
from crawler.net import aaddress, address, certificate, head, is_local, opener, robots
from crawler.parse import PARSERS, Link


class Crawler:
    delay = 0.1

    def __init__(self, out: Path, kind: str) -> None:
        self.client = httpx.AsyncClient()
        self.fallback = httpx.Client()
        self.out = out
        self.kind = kind
        self.seen: set[str] = set()
        self.opener = opener()

    def polite(self, seconds: float | None = None) -> None:
        sleep(seconds or self.delay)

    def allowed(self, link: Link) -> bool:
        return not is_local(link.host) and robots(link.host).can_fetch("*", link.url)

    async def fetch(self, url: str) -> str:
        answer = await self.client.get(url)  # ok
        if answer.status_code == 429:
            self.polite(3)  # BLOCKS: QAM301
            answer = self.fallback.get(url)  # BLOCKS: QAM302
        return answer.text  # ok

    async def raw(self, url: str) -> bytes:
        with self.opener.open(url) as answer:  # BLOCKS: QAM302
            return answer.read()  # BLOCKS: QAM302

    async def crawl(self, url: str) -> None:
        body = await self.fetch(url)  # ok
        output.save(f"{len(self.seen)}.gz", body.encode())  # BLOCKS: QAM303 far
        for link in parse.links(url, body):  # BLOCKS: QAM402 far
            print(link.host)  # ok
            if self.allowed(link):  # BLOCKS: QAM302 far
                self.seen.add(link.url)  # ok
        print(parse.quick_title(body))  # ok
        print(PARSERS[".html"](body))  # BLOCKS: QAM402 far

    async def report(self) -> None:
        with output.writer(self.kind, self.out) as target:  # BLOCKS: QAM303 far
            for url in self.seen:
                target.write({"url": url})  # BLOCKS: QAM303 far
        with output.Memory(self.out) as memory:  # ok
            memory.write({"url": "x"})  # ok
            memory.add(url="y")  # ok
        shutil.copy2(self.out, self.out.with_suffix(".bak"))  # BLOCKS: QAM303
        print(shutil.get_terminal_size().columns)  # ok

    async def close(self) -> None:
        await self.client.aclose()  # ok
        self.fallback.close()  # ok


async def probe(host: str) -> None:
    start = perf_counter()  # ok
    print(address(host))  # BLOCKS: QAM307 far
    print(await aaddress(host))  # ok
    print(certificate(host)["subject"])  # BLOCKS: QAM307 far
    print(head(f"https://{host}"))  # BLOCKS: QAM302 far
    print(net.listing(host))  # BLOCKS: QAM307 far
    loop = asyncio.get_running_loop()
    print(await loop.getaddrinfo(host, 443))  # ok
    print(socket.gethostbyname(host))  # BLOCKS: QAM307
    print(socket.gethostname())  # ok
    print(socket.inet_aton("127.0.0.1"))  # ok
    raw = socket.socket()  # ok
    raw.setblocking(False)  # ok
    await loop.sock_connect(raw, (host, 80))  # ok
    await loop.sock_sendall(raw, b"x")  # ok
    print(perf_counter() - start)  # ok
    sys.stdout.write("done\n")  # ok


@click.command()
@click.argument("url")
def main(url: str) -> None:
    crawler = Crawler(Path("out.csv"), "csv")
    crawler.polite()  # ok
    asyncio.run(crawler.crawl(url))  # ok
