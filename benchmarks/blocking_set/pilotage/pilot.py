import asyncio
from pathlib import Path

from .agents import Chat, Claude, Embedder, Memory, Parrot, Tool
from .kits import bash, risky, safe, saved, search, shell, upper


async def tools() -> None:
    print(risky.call("shell", line="ls"))  # BLOCKS: QAM304 far
    print(safe.call("add", a=1, b=2))  # ok
    print(safe.upper.schema())  # ok
    print(await risky.shell.run(line="ls"))  # ok
    print(shell("ls"))  # BLOCKS: QAM304 far
    print(search("x"))  # BLOCKS: QAM306 far
    print(upper("x"))  # ok
    own = Tool("own", shell)  # ok
    print(await own.run(line="ls"), own.schema())  # ok
    print(own.run_now(line="ls"))  # BLOCKS: QAM304 far
    mild = Tool("mild", upper)  # ok
    print(mild.run_now(text="a"))  # ok
    print(await bash("ls"))  # ok
    bash("ls")  # BLOCKS: QAM601


async def memories(vector: list[float]) -> None:
    plain, fast = Memory("http://q"), Memory("http://q", asynchronous=True)  # ok
    print(plain.search(vector))  # BLOCKS: QAM310 far
    print(await fast.search(vector))  # ok
    print(plain.point("a"))  # ok
    print(await asyncio.to_thread(plain.search, vector))  # ok


async def embeddings(text: str, path: Path) -> None:
    embedder = Embedder()  # ok
    print(embedder.size(), embedder.name)  # ok
    print(embedder(text))  # BLOCKS: QAM401 far
    eager = Embedder(lazy=False)  # BLOCKS: QAM401 far
    print(eager.rank(text, [text]))  # BLOCKS: QAM401 far
    print(await asyncio.to_thread(embedder, text))  # ok
    saved(path, embedder)  # BLOCKS: QAM303 far


async def chats(path: Path) -> None:
    for chat in (Chat(), Claude()):  # ok
        print(chat.say("hi"))  # BLOCKS: QAM306 far
    parrot = Parrot()  # ok
    print(parrot.say("hi"))  # ok
    print(Chat().history(path))  # BLOCKS: QAM303 far
    print(await asyncio.to_thread(Claude().say, "hi"))  # ok
    answer = Chat().say("hi", stream=True)  # BLOCKS: QAM306 far
    for chunk in answer:  # BLOCKS: QAM306
        print(chunk)


async def main() -> None:
    await asyncio.gather(tools(), chats(Path("x")))  # ok
    async with asyncio.TaskGroup() as group:  # ok
        group.create_task(embeddings("x", Path("y")))  # ok
