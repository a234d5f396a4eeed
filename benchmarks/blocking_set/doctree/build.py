import asyncio
import pathlib
from itertools import islice, takewhile

from .nodes import Box, Counter, Downloader, Literal, LoggingMixin, Loader, Local, Node, PrintMixin, Remote


class FileBuilder(LoggingMixin):
    async def build(self, node: Node) -> str:
        self.log("start")  # BLOCKS: QAM303 far
        text = node.text()  # BLOCKS: QAM302 far
        deep = node.depth()  # ok
        self.finish()  # BLOCKS: QAM303
        return text * deep

    def finish(self) -> None:
        self.log("done")


class PrintBuilder(PrintMixin):
    async def build(self, node: Literal) -> str:
        self.log("start")  # ok
        text = node.text()  # ok
        self.finish()  # ok
        return text

    def finish(self) -> None:
        self.log("done")


class Both(PrintMixin, LoggingMixin):
    async def build(self) -> None:
        self.log("x")  # ok
        LoggingMixin.log(self, "y")  # BLOCKS: QAM303 far
        super(PrintMixin, self).log("z")  # BLOCKS: QAM303 far


async def run(path: pathlib.Path) -> None:
    remote = Remote("https://x")  # ok
    page = Node(remote, Literal("a"))  # ok
    print(page.text())  # BLOCKS: QAM302 far
    print(Literal("x").text(), page.depth())  # ok
    for node in page.walk():  # ok
        print(node.depth())  # ok
    texts = [n.text() for n in islice(page.walk(), 3)]  # BLOCKS: QAM302 far
    print(Local(path).text(), texts)  # BLOCKS: QAM303 far
    print(Downloader().visit_remote(remote))  # BLOCKS: QAM303 far
    print(Counter().visit_remote(remote))  # ok
    box = Box(remote)  # ok
    print(box.get().url, box.with_(remote).value.url)  # ok
    print(box.map(str).get())  # ok
    print(box.get().text())  # BLOCKS: QAM302 far
    loader = Loader("https://x/y")  # ok
    print(loader.name())  # ok
    print(loader.load().text())  # BLOCKS: QAM302 far
    print((await asyncio.to_thread(loader.load)).text())  # ok
    print(loader.add("x"))  # ok
    print(loader.add(path))  # BLOCKS: QAM303 far
    print(list(takewhile(lambda n: n.text(), page.walk())))  # BLOCKS: QAM302 far
    print(sorted(page.walk(), key=lambda n: n.depth()))  # ok
    print(sorted(page.walk(), key=Node.text))  # BLOCKS: QAM302 far
